import AvalValues

/// The values of what is written out in a table: neither a name nor the value under test has a part in them.
struct Constants {
    let library: BuiltinLibrary
    private let interpreter = Interpreter(limits: Limits(steps: 10_000))

    init(library: BuiltinLibrary) { self.library = library }

    /// The value of a node; nil where it depends on anything.
    func value(_ node: Node, of expression: Expression) -> Value? {
        guard isConstant(node) else { return nil }
        return interpreter.evaluate(expression.part(node), in: Values(), library: library)
    }

    /// Whether unary tests take a value; only for tests that are constant.
    func take(_ tests: Expression, _ value: Value) -> Bool {
        interpreter.test(tests, value: value, in: Values(), library: library) == .yes
    }

    /// Whether the tests of a membership take a value; only for tests that are constant.
    func take(_ tests: [Node], _ value: Value, of expression: Expression) -> Truth {
        let evaluator = Evaluator(library: library, limits: Limits(steps: 10_000), now: nil, observer: nil)
        return evaluator.visiting(expression) {
            evaluator.any(
                tests, takes: value, Frame(.environment(Values())).binding("?", value), alone: false)
        }
    }

    private func isConstant(_ node: Node) -> Bool {
        switch node.form {
        case .literal: return true
        case .negation, .arithmetic, .list, .range: return node.form.children.allSatisfy(isConstant)
        case .call(let function, let arguments):
            guard let builtin = library.builtin(named: function), !builtin.traits.contains(.readsClock) else {
                return false
            }
            return arguments.allSatisfy { isConstant($0.value) }
        default: return false
        }
    }
}

/// The values at which the answer of a cell may change.
struct CellMarks {
    private(set) var values: [Value] = []
    /// Whether the cell asks which of two values is the greater.
    private(set) var hasOrder = false

    /// The marks of a cell; nil where it is more than a comparison with what is written out.
    init?(_ tests: Expression, _ constants: Constants) {
        switch tests.root.form {
        case .anything: return
        case .tests(let nodes, _):
            for node in nodes where !add(node, tests, constants) { return nil }
        default: return nil
        }
    }

    /// Values that are written out.
    init?(_ values: [Value], isOrdered: Bool) {
        hasOrder = isOrdered
        for value in values where !add(value) { return nil }
    }

    /// The marks of the tests of a membership; nil where one is more than a comparison with what is written out.
    init?(_ nodes: [Node], _ expression: Expression, _ constants: Constants) {
        for node in nodes where !add(node, expression, constants) { return nil }
    }

    private mutating func add(_ node: Node, _ tests: Expression, _ constants: Constants) -> Bool {
        guard case .test(let sign, let end) = node.form else {
            return constants.value(node, of: tests).map { add($0) } ?? false
        }
        if sign != .equal, sign != .unequal { hasOrder = true }
        return constants.value(end, of: tests).map { add($0) } ?? false
    }

    private mutating func add(_ value: Value) -> Bool {
        switch value {
        case .null: return true
        case .list(let items): return items.allSatisfy { add($0) }
        case .range(let range):
            if range.form != .equal, range.form != .unequal { hasOrder = true }
            return [range.lower, range.upper].allSatisfy { $0.map { add($0) } ?? true }
        case .context, .function: return false
        default:
            values.append(value)
            return true
        }
    }
}
