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
            return domain(ofCall: node, kinds)
        case .list(let items): return items.map { domain($0, kinds) }.max() ?? .natural
        case .loop(_, let body): return domain(body, kinds)
        case .filter(let base, _): return domain(base, kinds)
        default: return .any
        }
    }

    private func domain(ofCall node: Node, _ kinds: [Kind]) -> NumberDomain {
        guard case .call(_, let arguments) = node.form, let builtin = BuiltinLibrary.standard.builtin(calledBy: node)
        else { return .any }
        if builtin.traits.contains(.givesNatural) { return .natural }
        if builtin.traits.contains(.givesWhole) { return .whole }
        if builtin.traits.contains(.rounds) {
            guard arguments.count > 1 else { return .whole }
            guard case .literal(.number(let scale)) = arguments[1].value.form else { return .any }
            return scale <= .zero ? .whole : .any
        }
        guard builtin.traits.contains(.keepsWhole) else { return .any }
        return arguments.map { domain($0.value, kinds) }.max() ?? .any
    }

    /// The numbers of a name; nil of a path that leads to no name, as to the year of a date.
    private func domain(_ path: [String]) -> NumberDomain? {
        if let listed = listed(path) { return listed }
        guard let entry = names.resolve(path) else { return nil }
        if case .slot(let kept) = entry, kept.isWhole { return .whole }
        let name = path.joined(separator: ".")
        return facts[name] ?? facts[record + "." + name] ?? .any
    }

    /// The numbers of a field or a fact of each record of a list; nil of a path that leads to none.
    private func listed(_ path: [String]) -> NumberDomain? {
        guard path.count > 1, let name = path.last,
            case .records(_, let inner)? = names.resolve(Array(path.dropLast())), let entry = inner[name]
        else { return nil }
        if case .slot(let kept) = entry, kept.isWhole { return .whole }
        // Records of several types may have a fact of one name: then all of them count.
        return facts.filter { $0.key.hasSuffix("." + name) }.map(\.value).max() ?? .any
    }
}
