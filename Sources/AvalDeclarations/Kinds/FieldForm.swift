import AvalJSON
import AvalValues

/// How the values of a kind are written where the shape of their slot does not tell it: an amount is a number to
/// expressions, yet a text with two decimals in a declaration.
public struct FieldForm: Sendable {
    /// A value inside a message; never asked of null.
    public let spoken: @Sendable (Value) -> String
    /// A value as a declaration writes it; never asked of null.
    public let json: @Sendable (Value) -> JSONValue
}
