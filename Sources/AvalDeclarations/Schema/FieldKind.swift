/// What a field of the declaration holds, as the vocabulary says.
public enum FieldKind: Sendable, Hashable {
    /// Any text, read with some of what people type left out.
    case text(TextReading)
    /// An ISO date, `AAAA-MM-JJ`.
    case date
    /// One word of a closed list.
    case word(list: String, words: [String])
    /// An integer literal; `mandatoryForm` makes any other number an input error instead of a wrong value.
    case integer
    /// A decimal number of at most 18 digits.
    case number
    /// `true` or `false`.
    case boolean
    /// An opaque name (`^[A-Za-z0-9._-]{1,40}$`), where asked never of 13 or 15 digits.
    case identifier(refusingNIR: Bool)
    /// One code of a determinant.
    case code
    /// A list of codes of determinants.
    case codes
}

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
