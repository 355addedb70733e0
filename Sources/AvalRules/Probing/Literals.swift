import AvalFEEL
import AvalValues

/// The values that expressions write out, at which their answers may change.
public struct Literals: Sendable {
    /// The whole numbers, in their order.
    public private(set) var numbers: Set<Int> = []
    /// The texts.
    public private(set) var texts: NameSet = []
    /// The days, as day numbers.
    public private(set) var days: Set<Int> = []

    /// None.
    public init() {}

    /// All values of some trees.
    init(_ roots: [Node]) { roots.forEach { note($0) } }

    /// These with others.
    public mutating func formUnion(_ other: Literals) {
        numbers.formUnion(other.numbers)
        texts.formUnion(other.texts)
        days.formUnion(other.days)
    }

    private mutating func note(_ node: Node) {
        if case .literal(let value) = node.form { note(value) }
        node.form.children.forEach { note($0) }
    }

    private mutating func note(_ value: Value) {
        switch value {
        case .number(let number): number.truncatedInteger.map { _ = numbers.insert($0) }
        case .string(let text): texts.insert(text)
        case .date(let date): days.insert(date.dayNumber)
        // Years, of a duration such as `@"P18Y"`.
        case .monthsDuration(let duration) where duration.months % 12 == 0: numbers.insert(duration.months / 12)
        default: break
        }
    }
}
