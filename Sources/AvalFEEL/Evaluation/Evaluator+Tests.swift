import AvalValues

// Unary tests and `in` (DMN 1.5, 10.3.2.8 and table 55).
extension Evaluator {
    @inline(never)
    func wholeTests(_ tests: [Node], negated: Bool, _ frame: Frame) -> Value {
        let value = frame.value(of: "?") ?? .null
        let truth = any(tests, takes: value, frame, alone: true)
        return (negated ? truth.negated : truth).value
    }

    @inline(never)
    func membership(_ value: Node, _ tests: [Node], _ frame: Frame) -> Value {
        let value = evaluate(value, frame)
        return any(tests, takes: value, frame.binding("?", value), alone: false).value
    }

    /// Whether any of some tests takes a value, which is `?` in the frame.
    func any(_ tests: [Node], takes value: Value, _ frame: Frame, alone: Bool) -> Truth {
        var result = Truth.no
        for test in tests {
            guard weigh(value) else { return .unknown }
            result = result.or(self.test(test, takes: value, frame, alone: alone))
            if result == .yes { break }
        }
        return result
    }

    /// Whether one test takes the value. `alone`: in an input entry, where an expression may be a condition.
    private func test(_ test: Node, takes value: Value, _ frame: Frame, alone: Bool) -> Truth {
        switch test.form {
        case .test(let comparison, let end): return comparison.apply(value, evaluate(end, frame))
        case .anything: return .yes
        default: break
        }
        let result = evaluate(test, frame)
        // A condition on `?` answers by itself; any other boolean is a value to be compared with.
        if case .boolean = result, test.mentions("?") { return Truth(result) }
        if alone, case .boolean = result, value.kind != .boolean, !value.isNull { return Truth(result) }
        return holds(result, value)
    }

    /// Whether a value is in what a test came to: a range, a list that has it or a range that has it, or itself.
    private func holds(_ result: Value, _ value: Value) -> Truth {
        switch result {
        case .range(let range): return value.isRange ? value.equals(result) : range.contains(value)
        case .list(let items):
            guard charge(items.count) else { return .unknown }
            let found = items.contains { item in
                if case .range(let range) = item, !value.isRange { return range.contains(value) == .yes }
                return value.equals(item) == .yes
            }
            if found { return .yes }
            return Truth(value.equals(result) == .yes)
        default: return value.equals(result)
        }
    }

    /// `(< a)` as a value: the range without the other end.
    @inline(never)
    func rangeOfTest(_ comparison: Comparison, _ node: Node, _ frame: Frame) -> Value {
        let end = evaluate(node, frame)
        let range =
            switch comparison {
            case .less, .lessOrEqual:
                RangeValue(
                    lower: nil, isLowerIncluded: false, upper: end, isUpperIncluded: comparison == .lessOrEqual)
            case .greater, .greaterOrEqual:
                RangeValue(
                    lower: end, isLowerIncluded: comparison == .greaterOrEqual, upper: nil, isUpperIncluded: false)
            case .equal, .unequal:
                RangeValue(
                    lower: end, isLowerIncluded: true, upper: end, isUpperIncluded: true,
                    form: comparison == .equal ? .equal : .unequal)
            }
        return weighed(.range(range))
    }
}

extension Value {
    fileprivate var isRange: Bool { if case .range = self { true } else { false } }
}

extension Node {
    /// Whether a name stands in this node or below it.
    func mentions(_ name: String) -> Bool {
        if case .name(let own) = form { return own == name }
        return form.children.contains { $0.mentions(name) }
    }
}
