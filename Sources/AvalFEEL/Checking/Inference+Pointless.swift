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

    /// `18-30` is a subtraction to the language, and an interval as it is written among tests.
    func checkHyphen(_ test: Node) {
        guard strictness == .strict, case .arithmetic(.subtract, let low, let high) = test.form,
            case .literal(.number(let low)) = low.form, case .literal(.number(let high)) = high.form
        else { return }
        report(.wrongKind(.subtractionForRange(low, high)), at: test)
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
