import AvalValues

extension Compiler {
    func comparison(_ sign: Comparison, _ left: Node, _ right: Node, of node: Node) -> TruthCode? {
        if case .literal(.null) = right.form { return nullTest(sign, left) }
        if case .literal(.null) = left.form { return nullTest(sign, right) }
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
        let isMissing = operand.code.test { Truth($0.isMissing) }
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
        default:
            return SlotCode.test(a, b) {
                $0.isNull || $1.isNull ? Truth($0.isNull && $1.isNull) : Truth($0.bytes == $1.bytes)
            }
        }
    }

    private func wordEquality(_ code: SlotCode, _ index: Int?) -> TruthCode {
        guard let index else { return TruthCode(.no) }
        return code.test { Truth($0.tag == .word && $0.word == index) }
    }

    private func dates(_ sign: Comparison, _ a: SlotCode, _ b: SlotCode) -> TruthCode {
        switch sign {
        case .equal: SlotCode.test(a, b) { Self.ordered($0, $1, ifNull: Truth($0.isNull && $1.isNull), ==) }
        case .unequal: SlotCode.test(a, b) { Self.ordered($0, $1, ifNull: Truth($0.isNull != $1.isNull), !=) }
        case .less: SlotCode.test(a, b) { Self.ordered($0, $1, ifNull: .unknown, <) }
        case .lessOrEqual: SlotCode.test(a, b) { Self.ordered($0, $1, ifNull: .unknown, <=) }
        case .greater: SlotCode.test(a, b) { Self.ordered($0, $1, ifNull: .unknown, >) }
        case .greaterOrEqual: SlotCode.test(a, b) { Self.ordered($0, $1, ifNull: .unknown, >=) }
        }
    }

    @inline(__always)
    private static func ordered(_ left: Slot, _ right: Slot, ifNull: Truth, _ holds: (Int, Int) -> Bool) -> Truth {
        left.isNull || right.isNull ? ifNull : Truth(holds(left.day, right.day))
    }

    /// Whole numbers by their own order; where one has a fraction or too many digits, the node is left to the interpreter.
    private func numbers(
        _ sign: Comparison, _ a: SlotCode, _ b: SlotCode, otherwise slow: TruthCode
    ) -> TruthCode {
        let both = { (holds: @escaping (Int64, Int64) -> Bool) in
            TruthCode { block, asked in
                var strange: UInt64 = 0
                let found = a.column(block, asked) { left in
                    b.column(block, asked) { right in
                        var known = TruthMask(yes: 0, no: 0)
                        forEach(asked) { index in
                            let (x, y) = (left[index], right[index])
                            let bit = UInt64(1) << UInt64(index)
                            if let left = x.integer, let right = y.integer {
                                if holds(left, right) { known.yes |= bit } else { known.no |= bit }
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
        switch sign {
        case .equal: return both(==)
        case .unequal: return both(!=)
        case .less: return both(<)
        case .lessOrEqual: return both(<=)
        case .greater: return both(>)
        case .greaterOrEqual: return both(>=)
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
