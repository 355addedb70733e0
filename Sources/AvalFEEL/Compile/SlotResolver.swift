import AvalValues

/// How the names of an expression are found at run time: the only thing that compiling asks of its caller.
public protocol SlotResolver {
    /// Where the value of a path of names (`declaration.paiement.mode`) is kept; nil when it is in no slot.
    func slot(_ path: [String]) -> (reference: SlotReference, shape: SlotShape)?
    /// The field of the records of a list that a path of names means (`salaries.date_naissance`, or a fact that is one); nil
    /// for any other path.
    func column(_ path: [String]) -> RecordColumn?
    /// Whether a name stands for nothing that the expression sees: inside a filter it is then a field's.
    func isUnknown(_ name: String) -> Bool
    /// The value of a path of names that is the same for every declaration (a nomenclature).
    func constant(_ path: [String]) -> Value?
    /// The list of codes that a path of names stands for.
    func codeList(_ path: [String]) -> CodeList?
    /// How many elements a list of records has that a path of names leads to; nil where it leads to none.
    func count(_ path: [String]) -> ((FrameView) -> Slot)?
    /// The position of a code in the catalogue.
    func catalogueIndex(_ code: String) -> Int?
    /// What a node gives when the interpreter evaluates it against a frame.
    func slow(_ node: Node) -> (FrameView) -> Value
}

extension SlotResolver {
    /// No list of codes, unless a resolver has some.
    public func codeList(_ path: [String]) -> CodeList? { nil }
    /// No list of records.
    public func column(_ path: [String]) -> RecordColumn? { nil }
    /// Not told, so that no filter is taken for one by a field.
    public func isUnknown(_ name: String) -> Bool { false }
}
