/// Why the counts of two runs do not add up.
public struct SummaryError: Error, Sendable {
    /// In French.
    public let message: String
}
