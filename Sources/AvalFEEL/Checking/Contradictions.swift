import AvalValues

/// `x = "a" and x = "b"` is never true, `x != "a" or x != "b"` always: who writes them means the other word.
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
            guard let earlier = known.first(where: { $0.name == claim.name && $0.value.equals(claim.value) == .no })
            else { continue }
            let pair = "\(earlier.value.literal) et \(claim.value.literal)"
            report(
                .deadBranch(
                    conjunction
                        ? "« \(claim.name) » ne peut pas valoir à la fois \(pair) : c'est « or » qu'il faut, ou « in (…) »"
                        : "« \(claim.name) » diffère toujours de l'une des valeurs \(pair) : c'est « and » qu'il faut"),
                at: claim.node)
            return
        }
    }

    private struct Claim {
        let name: String
        let value: Value
        let node: Node
    }

    /// The comparisons of a name with a value written out that hold together on one side.
    private func claims(_ node: Node, _ conjunction: Bool) -> [Claim] {
        switch node.form {
        case .and(let left, let right) where conjunction: claims(left, true) + claims(right, true)
        case .or(let left, let right) where !conjunction: claims(left, false) + claims(right, false)
        case .comparison(let sign, let left, let right) where sign == (conjunction ? .equal : .unequal):
            claim(left, right, node) ?? claim(right, left, node) ?? []
        default: []
        }
    }

    private func claim(_ name: Node, _ value: Node, _ node: Node) -> [Claim]? {
        guard let name = name.dottedName, case .literal(let literal) = value.form, !literal.isNull else { return nil }
        return [Claim(name: name, value: literal, node: node)]
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
