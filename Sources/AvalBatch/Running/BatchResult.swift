/// What a batch came to.
public struct BatchResult: Sendable {
    /// What was counted, an interrupted run included.
    public let summary: Summary
    /// How many files of the folders were left out, because their names do not end as those of declarations do.
    public let leftOut: Int
    /// Why it stopped before its end; nil when all is done.
    public let failure: BatchError?
}
