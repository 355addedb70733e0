import AvalFEEL
import AvalValues

/// Which numbers an expression may give, as far as its form tells; where it cannot be told, any.
struct Wholeness {
    let names: Namespace
    /// The record that the expression is about.
    let record: String
    /// What is known of facts, by their records and names.
    let facts: TextMap<NumberDomain>

    /// The numbers that an expression may give.
    func domain(_ text: CheckedText) -> NumberDomain { domain(text.expression.root, text.kinds) }

    private func domain(_ node: Node, _ kinds: [Kind]) -> NumberDomain {
        if let path = node.pathOfNames, let found = domain(path) { return found }
        switch node.form {
        case .literal(.number(let number)): return !number.isInteger ? .any : number < .zero ? .whole : .natural
        case .negation(let inner): return max(.whole, domain(inner, kinds))
        case .arithmetic(.add, let left, let right), .arithmetic(.multiply, let left, let right):
            return max(domain(left, kinds), domain(right, kinds))
        case .arithmetic(.subtract, let left, let right):
            return max(.whole, domain(left, kinds), domain(right, kinds))
        case .conditional(_, let then, let otherwise): return max(domain(then, kinds), domain(otherwise, kinds))
        case .path(let inner, "year"), .path(let inner, "month"), .path(let inner, "day"):
            return kinds[inner.id] == .date || kinds[inner.id] == .dateTime ? .natural : .any
        case .call:
            let traits = BuiltinLibrary.standard.builtin(calledBy: node)?.traits ?? []
            return traits.contains(.givesNatural) ? .natural : traits.contains(.givesWhole) ? .whole : .any
        default: return .any
        }
    }

    /// The numbers of a name; nil of a path that leads to no name, as to the year of a date.
    private func domain(_ path: [String]) -> NumberDomain? {
        guard let entry = names.resolve(path) else { return nil }
        if case .slot(let kept) = entry, kept.isWhole { return .whole }
        let name = path.joined(separator: ".")
        return facts[name] ?? facts[record + "." + name] ?? .any
    }
}
