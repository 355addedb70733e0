import AvalValues

extension Inference {
    func range(_ node: Node, _ lower: Node, _ upper: Node, closed: Bool, _ frame: KindFrame?) -> Kind {
        let (low, high) = (infer(lower, frame), infer(upper, frame))
        if !low.isOrdered(with: high) {
            report(.alwaysNull(.incomparableEnds(low, high)), at: node)
        } else if let order = literalOrder(lower, upper), order > 0 || (order == 0 && !closed) {
            report(.deadBranch(.emptyRange), at: node)
        }
        return .range(low.joined(high).withoutWords)
    }

    /// The order of two values that are written out.
    private func literalOrder(_ left: Node, _ right: Node) -> Int? {
        guard case .literal(let one) = left.form, case .literal(let other) = right.form else { return nil }
        return one.compared(to: other)
    }

    func negation(_ node: Node, _ operand: Node, _ frame: KindFrame?) -> Kind {
        let kind = infer(operand, frame)
        switch kind {
        case .any, .number, .daysDuration, .monthsDuration: return kind
        default:
            report(.wrongKind(.noOpposite(kind)), at: node)
            return .any
        }
    }

    func arithmetic(_ sign: Arithmetic, _ node: Node, _ left: Node, _ right: Node, _ frame: KindFrame?) -> Kind {
        let (one, other) = (infer(left, frame), infer(right, frame))
        if one == .null || other == .null {
            report(.alwaysNull(.arithmeticWithNull), at: node)
            return .any
        }
        checkConstants(sign, node, right)
        if let result = sign.result(one.withoutWords, other.withoutWords) { return result }
        report(.wrongKind(.noResult(sign, one, other)), at: node)
        return .any
    }

    func comparison(_ sign: Comparison, _ node: Node, _ left: Node, _ right: Node, _ frame: KindFrame?) -> Kind {
        let (one, other) = (infer(left, frame), infer(right, frame))
        compare(sign, node.range, (left, one), (right, other))
        checkConstants(node.range, left, right)
        checkSameSides(node.range, left, right)
        return .boolean
    }

    /// Whether the comparison can answer at all, and whether its words are words.
    func compare(_ sign: Comparison, _ range: Range<Int>, _ left: (Node, Kind), _ right: (Node, Kind)) {
        let equality = sign == .equal || sign == .unequal
        let fits = equality ? left.1.isEquatable(with: right.1) : left.1.isOrdered(with: right.1)
        guard fits else { return report(.alwaysNull(.incomparable(sign, left.1, right.1)), at: range) }
        if equality {
            checkWords(left.1, right.0)
            checkWords(right.1, left.0)
            if case .word(let one) = left.1, case .word(let other) = right.1, one != other, !one.isOpen, !other.isOpen,
                !one.words.contains(where: other.contains)
            {
                report(.neverEqual(one, other, isDifference: sign == .unequal), at: range)
            }
        }
    }

    /// A text written out where a word of a list is due must be one of the list.
    func checkWords(_ kind: Kind, _ node: Node) {
        switch (kind, node.form) {
        case (.word(let domain), .literal(.string(let word))):
            words[node.id] = domain
            guard !domain.contains(word) else { return }
            report(.unknownWord(word, domain), at: node)
        case (.list(let element), .list(let items)):
            for item in items { checkWords(element, item) }
        case (_, .conditional(_, let then, let otherwise)):
            checkWords(kind, then)
            checkWords(kind, otherwise)
        default: break
        }
    }

    func between(_ node: Node, _ value: Node, _ lower: Node, _ upper: Node, _ frame: KindFrame?) -> Kind {
        let kind = infer(value, frame)
        for end in [lower, upper] {
            let other = infer(end, frame)
            if !kind.isOrdered(with: other) {
                report(.alwaysNull(.incomparableBetween(kind, other)), at: end)
            }
        }
        if let order = literalOrder(lower, upper), order > 0 {
            report(.deadBranch(.emptyBetween), at: node)
        }
        return .boolean
    }

    func junction(_ node: Node, _ word: String, _ left: Node, _ right: Node, _ frame: KindFrame?) -> Kind {
        for side in [left, right] {
            let kind = infer(side, frame)
            if case .literal(.boolean(let value)) = side.form {
                report(.deadBranch(.constantSide(of: word, value)), at: side)
            }
            guard !kind.isCondition else { continue }
            report(.wrongKind(.notASide(of: word, kind, side.form)), at: side)
        }
        checkContradiction(node, conjunction: word == "and")
        return .boolean
    }

    func conditional(_ condition: Node, _ then: Node, _ otherwise: Node, _ frame: KindFrame?) -> Kind {
        condition.expectCondition("if", infer(condition, frame), self)
        if case .literal(let value) = condition.form, value.kind.isCondition {
            let dead = Truth(value) == .yes ? "else" : "then"
            report(.deadBranch(.neverTaken(dead)), at: condition)
        }
        checkSameBranches(then, otherwise)
        return infer(then, frame).joined(infer(otherwise, frame))
    }
}

extension Node {
    /// Reports a condition that is none.
    func expectCondition(_ word: String, _ kind: Kind, _ inference: Inference) {
        guard !kind.isCondition else { return }
        inference.report(.wrongKind(.notACondition(after: word, kind)), at: self)
    }
}
