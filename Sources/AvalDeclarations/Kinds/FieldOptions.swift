/// What the vocabulary says of one field beyond its kind.
public struct FieldOptions: Sendable, Hashable {
    /// The name of the list that its words come from.
    public let list: String
    /// The words that it may say, in their order; empty for a kind without a closed list.
    public let words: [String]
    /// What is left out when its text is read.
    public let reading: TextReading
    /// Whether an identifier of as many digits as a NIR has is refused, even where it can be none.
    public let refusesNIR: Bool

    /// Options; those that a field does not mention are left out.
    public init(list: String = "", words: [String] = [], reading: TextReading = [], refusesNIR: Bool = false) {
        self.list = list
        self.words = words
        self.reading = reading
        self.refusesNIR = refusesNIR
    }
}

/// A key of the vocabulary that only fields of some kinds have.
public enum FieldKey: String, Sendable, CaseIterable {
    /// The words of a closed list.
    case words = "parmi"
    /// What people call them.
    case wordLabels = "libelles"
    /// The days on which some of them may be declared.
    case wordPeriods = "periodes"
    /// What is left out when a text is read.
    case reading = "lecture"
    /// Whether no two records may have the same.
    case unique = "unique"
    /// Whether as many digits as a NIR has are refused.
    case refusesNIR = "sans_nir"
    /// The list of codes that its values are meant to be of.
    case codeList = "nomenclature"
}
