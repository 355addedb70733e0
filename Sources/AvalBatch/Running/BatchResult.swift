/// What a batch came to.
public struct BatchResult: Sendable {
    /// What was counted, an interrupted run included.
    public let summary: Summary
    /// What else there is to say of the inputs, a sentence each.
    public let notes: [String]
    /// Why it stopped before its end; nil when all is done.
    public let failure: BatchError?
}
