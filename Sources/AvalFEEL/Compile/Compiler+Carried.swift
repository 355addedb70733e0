import AvalValues

extension Compiler {
    /// `"a" in codes or "b" in codes`, and the same with `and`, of codes of the catalogue: one look at the set of one list,
    /// however many codes are named.
    func carried(_ node: Node) -> TruthCode? {
        switch node.form {
        case .or:
            guard let (list, mask) = codes(named: node, byAnd: false) else { return nil }
            return list.test(ListsOne(codes: mask))
        case .and:
            guard let (list, mask) = codes(named: node, byAnd: true) else { return nil }
            return list.test(ListsAll(codes: mask))
        default: return nil
        }
    }

    /// The one list that all memberships joined by `and`, or by `or`, ask about, and the codes that they ask for.
    private func codes(named node: Node, byAnd isAnd: Bool) -> (list: SlotCode, mask: UInt64)? {
        guard let asked = memberships(node, byAnd: isAnd), let (reference, shape) = resolver.slot(asked.list),
            shape == .codes
        else { return nil }
        return (SlotCode(reference), asked.mask)
    }

    private func memberships(_ node: Node, byAnd isAnd: Bool) -> (list: [String], mask: UInt64)? {
        switch (node.form, isAnd) {
        case (.and(let left, let right), true), (.or(let left, let right), false):
            guard let first = memberships(left, byAnd: isAnd), let second = memberships(right, byAnd: isAnd),
                first.list == second.list
            else { return nil }
            return (first.list, first.mask | second.mask)
        case (.membership(let value, let tests), _):
            guard case .literal(.string(let code)) = value.form, let index = resolver.catalogueIndex(code),
                tests.count == 1, let list = path(tests[0])
            else { return nil }
            return (list, 1 << UInt64(index))
        default: return nil
        }
    }
}
