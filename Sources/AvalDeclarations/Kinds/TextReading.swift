/// What is left out or changed when a text is read, so that what people type for the eye is no mistake.
public struct TextReading: OptionSet, Sendable, Hashable {
    /// The options as bits.
    public let rawValue: UInt8

    /// Options from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Blanks anywhere are left out.
    public static let withoutBlanks = TextReading(rawValue: 1)
    /// Points are left out.
    public static let withoutDots = TextReading(rawValue: 2)
    /// ASCII letters are read as capitals.
    public static let uppercase = TextReading(rawValue: 4)
    /// ASCII letters are read as small ones.
    public static let lowercase = TextReading(rawValue: 8)
}
