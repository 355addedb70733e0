/// A rule that fired: numbers alone, until someone writes it.
struct Hit {
    /// The rule, by its place in its group.
    var rule: Int32
    /// The case that was true.
    var item: Int32
    /// The record of the subject, or of who carries it; -1 for the declaration.
    var row: Int32
    /// The determinant, wrong value or other element that is the subject, by its place; -1 where there is none.
    var element: Int32
    /// Whether the rule is of the declaration's group.
    var isDeclaration: Bool
    /// How much it weighs here.
    var severity: UInt8
}
