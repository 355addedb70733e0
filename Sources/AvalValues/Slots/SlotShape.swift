/// What a slot holds, as far as compiling needs to know.
public enum SlotShape: Sendable, Hashable {
    /// A truth.
    case boolean
    /// A number.
    case number
    /// A day.
    case date
    /// A text.
    case text
    /// A word, by its position in this list.
    case word([String])
    /// A code, with its position in the catalogue.
    case code
    /// A list of codes, a set over the catalogue.
    case codes
    /// An object that is there or not.
    case object
}
