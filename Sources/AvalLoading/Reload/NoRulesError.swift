import AvalSource

/// The daemon has no rules to judge with: the files are faulty, and nothing kept can serve instead.
public struct NoRulesError: Error, Sendable, CustomStringConvertible {
    /// Every finding of the files, then what is wrong with the set kept, if one is.
    public let findings: [Finding]

    /// One line a finding.
    public var description: String { findings.map(\.logLine).joined(separator: "\n") }
}
