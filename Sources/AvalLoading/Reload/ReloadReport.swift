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
