import AvalSource

/// What came of reading the files.
public enum ReloadOutcome: Sendable, Hashable {
    /// The files are in force; `changed` is false when they were already.
    case accepted(version: String, changed: Bool, warnings: [Finding])
    /// The files are faulty: the set of `keptVersion` goes on judging.
    case refused([Finding], keptVersion: String)
}
