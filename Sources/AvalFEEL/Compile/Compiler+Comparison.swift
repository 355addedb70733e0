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
            case .unequal: return { equal($0).negated }
            default: return nil
            }
        default: return nil
        }
    }

    /// `x = null` and `x != null`: of anything kept in a slot.
    private func nullTest(_ sign: Comparison, _ node: Node) -> TruthCode? {
        // A list that is absent is empty, which is not null.
        guard let operand = operand(node), operand.shape != .codes else { return nil }
        let code = operand.code
        switch sign {
        case .equal: return { Truth(code($0).isMissing) }
        case .unequal: return { Truth(!code($0).isMissing) }
        default: return nil
        }
    }

    /// Equality of what is not ordered here; a null equals nothing but a null (DMN 1.5, 10.3.2.13, table 53).
    private func equality(_ left: Operand, _ right: Operand) -> TruthCode? {
        let (a, b) = (left.code, right.code)
        switch (left.shape, right.shape) {
        case (.boolean, .boolean):
            return { frame in
                let (x, y) = (a(frame), b(frame))
                return Truth(x.tag == y.tag && (x.isNull || x.flag == y.flag))
            }
        case (.word(let first), .word(let second)):
            guard first == second else { return nil }
            return { frame in
                let (x, y) = (a(frame), b(frame))
                return Truth(x.tag == y.tag && x.length == y.length)
            }
        case (.word(let words), .text): return right.literal.map { wordEquality(a, words.firstIndex(of: $0)) }
        case (.text, .word(let words)): return left.literal.map { wordEquality(b, words.firstIndex(of: $0)) }
        default:
            return { frame in
                let (x, y) = (a(frame), b(frame))
                if x.isNull || y.isNull { return Truth(x.isNull && y.isNull) }
                return Truth(sameBytes(x.bytes, y.bytes))
            }
        }
    }

    private func wordEquality(_ code: @escaping SlotCode, _ place: Int?) -> TruthCode {
        guard let place else { return { _ in .no } }
        return { frame in
            let slot = code(frame)
            return Truth(slot.tag == .word && slot.word == place)
        }
    }

    private func dates(_ sign: Comparison, _ a: @escaping SlotCode, _ b: @escaping SlotCode) -> TruthCode {
        let holds = Self.order(sign)
        let equality = sign == .equal || sign == .unequal
        return { frame in
            let (x, y) = (a(frame), b(frame))
            if x.isNull || y.isNull {
                return equality ? Truth((x.isNull && y.isNull) == (sign == .equal)) : .unknown
            }
            return Truth(holds(x.day, y.day))
        }
    }

    private func numbers(
        _ sign: Comparison, _ a: @escaping SlotCode, _ b: @escaping SlotCode, otherwise slow: @escaping TruthCode
    ) -> TruthCode {
        let holds = Self.order(sign)
        let equality = sign == .equal || sign == .unequal
        return { frame in
            let (x, y) = (a(frame), b(frame))
            if let left = x.integer, let right = y.integer { return Truth(holds(Int(left), Int(right))) }
            if x.tag == .number || y.tag == .number || x.isUnfit || y.isUnfit {
                if x.tag == .number && y.tag == .number || x.isUnfit || y.isUnfit { return slow(frame) }
            }
            return equality ? Truth((x.isNull && y.isNull) == (sign == .equal)) : .unknown
        }
    }

    static func order(_ sign: Comparison) -> (Int, Int) -> Bool {
        switch sign {
        case .equal: { $0 == $1 }
        case .unequal: { $0 != $1 }
        case .less: { $0 < $1 }
        case .lessOrEqual: { $0 <= $1 }
        case .greater: { $0 > $1 }
        case .greaterOrEqual: { $0 >= $1 }
        }
    }

    /// `x between a and b`: both ends included.
    func between(_ value: Node, _ lower: Node, _ upper: Node, of node: Node) -> TruthCode? {
        guard let low = comparison(.greaterOrEqual, value, lower, of: node),
            let high = comparison(.lessOrEqual, value, upper, of: node),
            let shape = operand(value)?.shape, shape == .date || shape == .number
        else { return nil }
        return { low($0).and(high($0)) }
    }
}
