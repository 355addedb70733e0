import AvalValues

/// `x = "a" and x = "b"` is never true, nor is `x < 1 and x > 2`; `x != "a" or x != "b"` always is: the other word
/// was meant, or another bound.
extension Inference {
    func checkContradiction(_ node: Node, conjunction: Bool) {
        let (left, right): (Node, Node)
        switch node.form {
        case .and(let one, let other) where conjunction: (left, right) = (one, other)
        case .or(let one, let other) where !conjunction: (left, right) = (one, other)
        default: return
        }
        let known = claims(left, conjunction)
        for claim in claims(right, conjunction) {
            guard let earlier = known.first(where: { $0.excludes(claim) }) else { continue }
            report(
                .deadBranch(
                    conjunction
                        ? .contradiction(
                            claim.name, earlier.said, claim.said,
                            areEqualities: earlier.sign == .equal && claim.sign == .equal)
                        : .alwaysDifferent(claim.name, earlier.value, claim.value)),
                at: claim.node)
            return
        }
    }

    /// A name compared with a value written out. Of two that differ in a disjunction, what is said is the opposite.
    private struct Claim {
        let name: String
        let sign: Comparison
        let value: Value
        let node: Node

        var said: String { sign == .equal ? value.literal : "\(sign.rawValue) \(value.literal)" }

        /// Whether no value is both.
        func excludes(_ other: Claim) -> Bool {
            guard name == other.name else { return false }
            if value.isNull || other.value.isNull {
                return sign == .equal && other.sign == .equal && value.isNull != other.value.isNull
                    || sign.isOrder && other.value.isNull && other.sign == .equal
                    || other.sign.isOrder && value.isNull && sign == .equal
            }
            if sign == .equal, other.sign == .equal { return value.equals(other.value) == .no }
            guard let order = value.compared(to: other.value) else { return false }
            return !sign.meets(other.sign, order)
        }
    }

    /// The comparisons of a name with a value written out that hold together on one side.
    private func claims(_ node: Node, _ conjunction: Bool) -> [Claim] {
        switch node.form {
        case .and(let left, let right) where conjunction: claims(left, true) + claims(right, true)
        case .or(let left, let right) where !conjunction: claims(left, false) + claims(right, false)
        case .comparison(let sign, let left, let right) where conjunction ? sign != .unequal : sign == .unequal:
            claim(left, conjunction ? sign : .equal, right, node)
                ?? claim(right, conjunction ? sign.turned : .equal, left, node) ?? []
        default: []
        }
    }

    private func claim(_ name: Node, _ sign: Comparison, _ value: Node, _ node: Node) -> [Claim]? {
        guard let name = name.dottedName, case .literal(let literal) = value.form, sign == .equal || !literal.isNull
        else { return nil }
        return [Claim(name: name, sign: sign, value: literal, node: node)]
    }
}

extension Comparison {
    /// Whether it asks which of two values is the greater.
    var isOrder: Bool { self != .equal && self != .unequal }

    /// The sign that says the same with its sides changed.
    var turned: Comparison {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .unequal: self
        }
    }

    /// Whether some value stands so to one mark and so to another, where the first is less (-1), equal or greater.
    fileprivate func meets(_ other: Comparison, _ order: Int) -> Bool {
        switch (self, other) {
        case (.equal, _): other.holds(order)
        case (_, .equal): holds(-order)
        case (.greater, .less), (.greater, .lessOrEqual), (.greaterOrEqual, .less): order < 0
        case (.greaterOrEqual, .lessOrEqual): order <= 0
        case (.less, .greater), (.lessOrEqual, .greater), (.less, .greaterOrEqual): order > 0
        case (.lessOrEqual, .greaterOrEqual): order >= 0
        default: true
        }
    }

    /// Whether the comparison is true of two values in that order.
    private func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .unequal: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

extension Node {
    /// The text of a name or of a path of names.
    fileprivate var dottedName: String? {
        switch form {
        case .name(let name): name
        case .path(let operand, let name): operand.dottedName.map { $0 + "." + name }
        default: nil
        }
    }
}
