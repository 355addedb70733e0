/// A rule that fired: numbers alone, until it is written.
public struct Hit: Sendable {
    /// The rule, by its index in its group.
    public let rule: Int32
    /// The record of the subject, or of who carries it; -1 for the declaration.
    public let row: Int32
    /// The determinant, wrong value or other element that is the subject, by its index; -1 where there is none.
    public let element: Int32
    /// The case that was true.
    public let item: Int16
    /// Whether the rule is of the declaration's group.
    public let isDeclaration: Bool
    /// How much it weighs here.
    public let severity: UInt8

    /// Where it stands among the hits of its group: by rule in the declaration's, by salarié in theirs.
    var key: UInt64 {
        let (rule, row, element) = (UInt64(rule), UInt64(row + 1), UInt64(element + 1))
        return isDeclaration ? rule << 44 | row << 22 | element : 1 << 63 | row << 42 | rule << 22 | element
    }
}
