import AvalValues

/// A value of an input, as an example of what a finding says.
public struct TableExample: Sendable {
    /// The expression of the input.
    let input: String
    /// One of its values.
    let value: Value

    /// The example as an expression.
    public var text: String { "\(input) = \(value.literal)" }

    /// Whether it is a number that is not whole, as lies between two bounds that do not touch.
    var isFraction: Bool { value.number.map { !$0.isInteger } ?? false }
}
