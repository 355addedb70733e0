import AvalValues

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

/// How the names of an expression are found at run time: the only thing that compiling asks of who calls it.
public protocol SlotResolver {
    /// Where the value of a path of names (`declaration.paiement.mode`) is kept; nil when it is in no slot.
    func slot(_ path: [String]) -> (reference: SlotReference, shape: SlotShape)?
    /// The value of a path of names that is the same for every declaration (a nomenclature).
    func constant(_ path: [String]) -> Value?
    /// The position of a code in the catalogue.
    func catalogueIndex(_ code: String) -> Int?
    /// What a node gives when the interpreter evaluates it against a frame.
    func slow(_ node: Node) -> (UnsafePointer<SlotFrame>) -> Value
}
