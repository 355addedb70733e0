import AvalValues

/// What is well formed and yet always comes out the same.
extension Inference {
    /// Whether two nodes are written alike, names and signs.
    func isSame(_ left: Node, _ right: Node) -> Bool {
        guard left.id != right.id else { return false }
        let bytes = expression.text.bytes
        func letters(_ node: Node) -> [UInt8] { bytes[node.range].filter { $0 != 32 && $0 != 10 } }
        return letters(left) == letters(right)
    }

    func checkSameSides(_ range: Range<Int>, _ left: Node, _ right: Node) {
        if case .literal = left.form { return }
        guard isSame(left, right) else { return }
        report(.deadBranch(.sameSides), at: range)
    }

    func checkSameBranches(_ then: Node, _ otherwise: Node) {
        guard isSame(then, otherwise) else { return }
        report(.deadBranch(.sameBranches), at: otherwise)
    }

    /// A condition on the elements of a list that asks nothing of them: another name was meant.
    func checkAsks(_ condition: Node, of names: [String]) {
        guard strictness == .strict, !names.contains(where: condition.mentions) else { return }
        // A name that was mistyped is told already.
        let span = expression.text.span(condition.range)
        let isTold = findings.contains { $0.span.map { span.lower <= $0.lower && $0.upper <= span.upper } ?? false }
        if isTold { return }
        report(.deadBranch(.asksNothing(of: names[0])), at: condition)
    }

    func checkInstance(_ operand: Node, _ kind: Kind, _ type: Kind, _ node: Node) {
        guard kind != .any, kind != .null, !kind.mayFit(type) else { return }
        report(.deadBranch(.neverInstance(kind)), at: node)
    }

    /// `x in "a"` is an equality to the language, and looking into a text as it is read aloud.
    func checkSingle(_ test: Node, _ kind: Kind, after value: Node) {
        guard strictness == .strict, !test.mentions("?"), kind.isSingle else { return }
        let between = expression.text.bytes[value.range.upperBound..<max(value.range.upperBound, test.range.lowerBound)]
        guard !between.contains(UInt8(ascii: "(")) else { return }
        report(.wrongKind(.searchInSingle(kind)), at: test)
    }

    /// `18-30` is a subtraction to the language, and an interval as it is written among tests; `[18-30]` is the list of one.
    func checkHyphen(_ test: Node) {
        let inner = if case .list(let items) = test.form, items.count == 1 { items[0] } else { test }
        guard strictness == .strict, case .arithmetic(.subtract, let low, let high) = inner.form,
            case .literal(.number(let low)) = low.form, case .literal(.number(let high)) = high.form
        else { return }
        report(.wrongKind(.subtractionForRange(low, high)), at: test)
    }

    /// Commas stand between tests of which one is enough: `>= 10, < 18` takes everything, and in `< 17,5` the comma was
    /// meant to be a point.
    func checkNeighbours(_ tests: [Node]) {
        for (one, other) in zip(tests, tests.dropFirst()) {
            guard case .test(let sign, let end) = one.form, sign.isOrder, case .literal(let mark) = end.form else {
                continue
            }
            if case .literal(let value) = other.form, sign.apply(value, mark) == .yes || areTied(one, other) {
                report(.deadBranch(.strayValue(written(one.range.lowerBound..<other.range.upperBound))), at: other)
            } else if case .test(let opposite, let otherEnd) = other.form, opposite.isOrder,
                case .literal(let otherMark) = otherEnd.form,
                Self.takeAll(sign, mark, opposite, otherMark) || Self.takeAll(opposite, otherMark, sign, mark)
            {
                let text = written(one.range.lowerBound..<other.range.upperBound)
                report(.deadBranch(.everyValue(text)), at: one.range.lowerBound..<other.range.upperBound)
            }
        }
    }

    /// `sum(1,5)` adds two numbers, where French writes one.
    func checkNumbers(_ builtin: Builtin, _ arguments: [Form.Argument]) {
        guard builtin.forms.contains(where: { $0.contains(where: \.isRest) }) else { return }
        for (one, other) in zip(arguments.map(\.value), arguments.map(\.value).dropFirst()) where areTied(one, other) {
            guard case .literal(.number) = one.form, case .literal(.number) = other.form else { continue }
            let range = one.range.lowerBound..<other.range.upperBound
            report(.twoNumbers(written(range)), at: range)
        }
    }

    /// Whether nothing but the comma stands between two tests.
    private func areTied(_ one: Node, _ other: Node) -> Bool { other.range.lowerBound - one.range.upperBound == 1 }

    private func written(_ range: Range<Int>) -> String {
        String(decoding: expression.text.bytes[range], as: UTF8.self)
    }

    /// Whether each value is greater than one mark or less than another.
    private static func takeAll(_ above: Comparison, _ low: Value, _ below: Comparison, _ high: Value) -> Bool {
        guard above == .greater || above == .greaterOrEqual, below == .less || below == .lessOrEqual,
            let order = low.compared(to: high)
        else { return false }
        return order < 0 || order == 0 && (above == .greaterOrEqual || below == .lessOrEqual)
    }

    func checkIndex(_ list: Node, _ kind: Kind, _ condition: Node) {
        if case .literal(.number(let index)) = condition.form, index.isZero {
            report(.alwaysNull(.indexOfZero), at: condition)
        }
        guard strictness == .strict else { return }
        switch kind {
        case .list, .any, .null, .context: return
        default:
            report(.wrongKind(.notAListToChooseFrom(kind)), at: list)
        }
    }
}

extension Kind {
    /// Whether values of this kind are no list, no range and no condition.
    fileprivate var isSingle: Bool {
        switch self {
        case .any, .list, .range, .boolean, .context, .function: false
        default: true
        }
    }
}
