import AvalValues

extension Compiler {
    func comparison(_ sign: Comparison, _ left: Node, _ right: Node, of node: Node) -> TruthCode? {
        if case .literal(.null) = right.form { return nullTest(sign, left) }
        if case .literal(.null) = left.form { return nullTest(sign, right) }
        if let years = years(sign, left, right, of: node) { return years }
        guard let left = operand(left), let right = operand(right) else { return nil }
        switch (left.shape, right.shape) {
        case (.number, .number): return numbers(sign, left.code, right.code, otherwise: slowTruth(node))
        case (.date, .date): return dates(sign, left.code, right.code)
        case (.boolean, .boolean), (.word, .word), (.word, .text), (.text, .word), (.text, .text), (.code, .text),
            (.text, .code):
            guard let equal = equality(left, right) else { return nil }
            switch sign {
            case .equal: return equal
            case .unequal: return equal.negated
            default: return nil
            }
        default: return nil
        }
    }

    /// `x = null` and `x != null`: of anything kept in a slot.
    private func nullTest(_ sign: Comparison, _ node: Node) -> TruthCode? {
        // A list that is absent is empty, which is not null.
        guard let operand = operand(node), operand.shape != .codes else { return nil }
        let isMissing = operand.code.test(IsMissing())
        switch sign {
        case .equal: return isMissing
        case .unequal: return isMissing.negated
        default: return nil
        }
    }

    /// Equality of what is not ordered here; a null equals nothing but a null (DMN 1.5, 10.3.2.13, table 53).
    private func equality(_ left: Operand, _ right: Operand) -> TruthCode? {
        let (a, b) = (left.code, right.code)
        switch (left.shape, right.shape) {
        case (.boolean, .boolean):
            return SlotCode.test(a, b) { Truth($0.tag == $1.tag && ($0.isNull || $0.flag == $1.flag)) }
        case (.word(let first), .word(let second)):
            guard first == second else { return nil }
            return SlotCode.test(a, b) { Truth($0.tag == $1.tag && $0.length == $1.length) }
        case (.word(let words), .text): return right.literal.map { wordEquality(a, words.firstIndex(of: $0)) }
        case (.text, .word(let words)): return left.literal.map { wordEquality(b, words.firstIndex(of: $0)) }
        case (.code, .text):
            if let index = right.literal.flatMap(resolver.catalogueIndex) { return codeEquality(a, index) }
            return textEquality(a, b)
        case (.text, .code):
            if let index = left.literal.flatMap(resolver.catalogueIndex) { return codeEquality(b, index) }
            return textEquality(a, b)
        default: return textEquality(a, b)
        }
    }

    private func textEquality(_ a: SlotCode, _ b: SlotCode) -> TruthCode {
        SlotCode.test(a, b) {
            $0.isNull || $1.isNull ? Truth($0.isNull && $1.isNull) : Truth($0.bytes == $1.bytes)
        }
    }

    private func codeEquality(_ code: SlotCode, _ index: Int) -> TruthCode {
        code.test(IsCodeAmong(codes: 1 << UInt64(index)))
    }

    private func wordEquality(_ code: SlotCode, _ index: Int?) -> TruthCode {
        guard let index else { return TruthCode(.no) }
        return code.test(IsWord(index: index))
    }

    private func dates(_ sign: Comparison, _ a: SlotCode, _ b: SlotCode) -> TruthCode {
        let order = OrderTest(sign)
        let isOrdered = sign != .equal && sign != .unequal
        return TruthCode { block, asked in
            a.column(block, asked) { left in
                b.column(block, asked) { right in
                    var found = TruthMask(yes: 0, no: 0)
                    forEach(asked) { index in
                        let (x, y) = (left[index], right[index])
                        let isKnown = !x.isNull && !y.isNull
                        if !isKnown, isOrdered { return }
                        // Without an order a null equals nothing but a null.
                        let holds =
                            isKnown
                            ? order.holds(Int64(x.day), Int64(y.day)) : (x.isNull && y.isNull) == (sign == .equal)
                        found.yes |= (holds ? 1 : 0) << UInt64(index)
                        found.no |= (holds ? 0 : 1) << UInt64(index)
                    }
                    return found
                }
            }
        }
    }

    /// Whole numbers by their own order; where one has a fraction or too many digits, the node is left to the interpreter.
    func numbers(
        _ sign: Comparison, _ a: SlotCode, _ b: SlotCode, otherwise slow: TruthCode
    ) -> TruthCode {
        let order = OrderTest(sign)
        return TruthCode { block, asked in
            var strange: UInt64 = 0
            let found = a.column(block, asked) { left in
                b.column(block, asked) { right in
                    var known = TruthMask(yes: 0, no: 0)
                    forEach(asked) { index in
                        let (x, y) = (left[index], right[index])
                        let bit = UInt64(1) << UInt64(index)
                        if let left = x.integer, let right = y.integer {
                            if order.holds(left, right) { known.yes |= bit } else { known.no |= bit }
                        } else if x.tag == .number && y.tag == .number || x.isUnfit || y.isUnfit {
                            strange |= bit
                        } else if sign == .equal || sign == .unequal {
                            let isEqual = x.isNull && y.isNull
                            if isEqual == (sign == .equal) { known.yes |= bit } else { known.no |= bit }
                        }
                    }
                    return known
                }
            }
            if strange == 0 { return found }
            let rest = slow.run(block, strange)
            return TruthMask(yes: found.yes | rest.yes, no: found.no | rest.no)
        }
    }

    /// `x between a and b`: both ends included.
    func between(_ value: Node, _ lower: Node, _ upper: Node, of node: Node) -> TruthCode? {
        guard let low = comparison(.greaterOrEqual, value, lower, of: node),
            let high = comparison(.lessOrEqual, value, upper, of: node),
            let shape = operand(value)?.shape, shape == .date || shape == .number
        else { return nil }
        return TruthCode { block, asked in
            let (low, high) = (low.run(block, asked), high.run(block, asked))
            return TruthMask(yes: low.yes & high.yes, no: low.no | high.no)
        }
    }
}
