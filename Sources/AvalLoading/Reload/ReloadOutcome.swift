import AvalSource

/// Why the files were read.
public enum ReloadCause: String, Sendable, Hashable {
    /// The daemon starts.
    case start = "demarrage"
    /// Somebody asked, by `recharger`.
    case request = "recharger"
    /// The process got SIGHUP.
    case signal = "sighup"
    /// A file changed.
    case watch = "fichiers_modifies"
}

/// What came of reading the files.
public enum ReloadOutcome: Sendable, Hashable {
    /// The files are in force; `changed` is false when they were already.
    case accepted(version: String, changed: Bool, warnings: [Finding])
    /// The files are faulty: the set of `keptVersion` goes on judging.
    case refused([Finding], keptVersion: String)
}

/// The last reading of the files, as `etat` tells it.
public struct ReloadReport: Sendable, Hashable {
    /// Why they were read.
    public let cause: ReloadCause
    /// When the reading began, in milliseconds since 1970, UTC.
    public let date: Int64
    /// How long it took, in milliseconds.
    public let milliseconds: Int64
    /// What came of it, with every finding.
    public let outcome: ReloadOutcome
}

/// The daemon has no rules to judge with: the files are faulty, and nothing kept can serve instead.
public struct NoRulesError: Error, Sendable, CustomStringConvertible {
    /// Every finding of the files, then what is wrong with the set kept, if one is.
    public let findings: [Finding]

    /// One line a finding.
    public var description: String { findings.map(\.logLine).joined(separator: "\n") }
}
