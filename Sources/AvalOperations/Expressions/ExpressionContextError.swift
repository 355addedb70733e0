/// Why a text gives no names to expressions.
public struct ExpressionContextError: Error, Sendable, Hashable {
    /// A French sentence without a final full stop.
    public let message: String
}
