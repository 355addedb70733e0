import AvalValues

/// A part of a condition that is true, false or neither by itself, as an answer for each part of what it asks about.
struct Question {
    /// What it asks about: two questions about the same are not free of one another.
    enum Topic: Hashable {
        /// A value, by the letters that give it.
        case value([UInt8])
        /// Which of two values is the greater, by the letters that give them.
        case order([UInt8], [UInt8])
        /// A truth of which nothing is known, by its letters.
        case truth([UInt8])
    }

    let topic: Topic
    /// What its topic's values are, where they are values.
    let kind: Kind
    /// The values at which its answer may change.
    let marks: [Value]
    /// Its answer for a value of its topic.
    let answer: (Value) -> Truth
}

extension Question {
    /// The question that a node of a condition asks.
    init(_ node: Node, of condition: Condition, _ constants: Constants) {
        self =
            Self.ofValue(node, condition, constants) ?? Self.ofOrder(node, condition)
            ?? Question(topic: .truth(condition.letters(node)), kind: .boolean, marks: []) { Truth($0) }
    }

    /// How a value compares with what is written out.
    private static func ofValue(_ node: Node, _ condition: Condition, _ constants: Constants) -> Question? {
        func constant(_ node: Node) -> Value? { constants.value(node, of: condition.expression) }
        func question(_ subject: Node, _ marks: CellMarks?, _ answer: @escaping (Value) -> Truth) -> Question? {
            let kind = condition.kinds[subject.id]
            guard let marks, constant(subject) == nil, marks.values.allSatisfy({ $0.kind == kind.withoutWords }) else {
                return nil
            }
            // Between two texts there is always another: only their equality can be told.
            if kind.withoutWords == .string, marks.hasOrder { return nil }
            return Question(
                topic: .value(condition.letters(subject)), kind: kind, marks: marks.values, answer: answer)
        }
        switch node.form {
        case .comparison(let sign, let left, let right):
            if let value = constant(right) {
                return question(left, CellMarks([value], isOrdered: sign.isOrder)) { sign.apply($0, value) }
            }
            if let value = constant(left) {
                return question(right, CellMarks([value], isOrdered: sign.isOrder)) { sign.apply(value, $0) }
            }
            return nil
        case .between(let subject, let lower, let upper):
            guard let low = constant(lower), let high = constant(upper) else { return nil }
            return question(subject, CellMarks([low, high], isOrdered: true)) {
                Comparison.greaterOrEqual.apply($0, low).and(Comparison.lessOrEqual.apply($0, high))
            }
        case .membership(let subject, let tests):
            return question(subject, CellMarks(tests, condition.expression, constants)) {
                constants.take(tests, $0, of: condition.expression)
            }
        case .name, .path:
            return question(node, CellMarks([], isOrdered: false)) { Truth($0) }
        default: return nil
        }
    }

    /// How two values compare with one another.
    private static func ofOrder(_ node: Node, _ condition: Condition) -> Question? {
        guard case .comparison(let sign, let left, let right) = node.form else { return nil }
        let (one, other) = (condition.letters(left), condition.letters(right))
        let isTurned = other.lexicographicallyPrecedes(one)
        let asked = isTurned ? sign.turned : sign
        return Question(topic: isTurned ? .order(other, one) : .order(one, other), kind: .number, marks: []) { order in
            // Two absent values are equal, and one alone is unequal: of what is absent nothing is told.
            order.isNull ? .unknown : asked.apply(order, .number(0))
        }
    }
}
