import AvalSource

/// What came of reading the files.
public enum ReloadOutcome: Sendable, Hashable {
    /// The files are in force; `changed` is false when they were already, and `changes` is what tells them from those before.
    case accepted(version: String, changed: Bool, warnings: [Finding], changes: RuleChanges = RuleChanges())
    /// The files are faulty: the set of `keptVersion` goes on judging.
    case refused([Finding], keptVersion: String)
    /// The files are sound, but lack something that is in force: they wait until somebody asks for them, which the finding
    /// says, and the set of `keptVersion` goes on judging.
    case waiting(version: String, RuleChanges, [Finding], keptVersion: String)
}
