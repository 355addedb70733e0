import AvalFEEL
import AvalValues

/// Whether what an expression gives may identify a person: it mentions a personal field, or what comes from one and was
/// not released.
///
/// It errs on the side of silence: where a name cannot be followed (an element of a list of records), the names of all
/// personal fields count.
struct PrivacyWalk {
    let names: Namespace
    /// The names of all personal fields, whatever record they are of.
    let personalNames: NameSet

    func isPersonal(_ node: Node) -> Bool { isPersonal(node, local: []) }

    /// Whether a node used for its value is personal; `local` are names bound to records.
    private func isPersonal(_ node: Node, local: NameSet) -> Bool {
        if let path = path(node), !local.contains(path[0]), let entry = names.resolve(path) { return entry.isPersonal }
        switch node.form {
        case .name(let name): return local.contains(name) && !personalNames.isEmpty
        case .path(let inner, let name):
            if let kind = recordsBelow(inner, local) { return personalNames.contains(name) || kind }
            return isPersonal(inner, local: local)
        case .filter(let base, let condition):
            // Whole records as a value are as personal as anything in them.
            if recordsBelow(base, local) != nil { return !personalNames.isEmpty }
            return isPersonal(base, local: local) || isPersonal(condition, local: local)
        case .loop(let iterations, let body), .quantified(_, let iterations, let body):
            return isLoopPersonal(iterations, body, local: local)
        case .call(let function, let arguments):
            if BuiltinLibrary.standard.builtin(named: function)?.traits.contains(.counts) == true, arguments.count == 1
            {
                return recordsBelow(arguments[0].value, local) ?? isPersonal(arguments[0].value, local: local)
            }
            return arguments.contains { isPersonal($0.value, local: local) }
        default: return node.form.children.contains { isPersonal($0, local: local) }
        }
    }

    private func isLoopPersonal(_ iterations: [Form.Iteration], _ body: Node, local: NameSet) -> Bool {
        var local = local
        var found = false
        for iteration in iterations {
            if let below = recordsBelow(iteration.source, local) {
                found = found || below
                local.insert(iteration.name)
            } else {
                found = found || isPersonal(iteration.source, local: local)
            }
            if let end = iteration.end { found = found || isPersonal(end, local: local) }
        }
        return found || isPersonal(body, local: local)
    }

    /// When a node is a list of records, perhaps filtered, or one of them: whether its filters are personal; else nil.
    private func recordsBelow(_ node: Node, _ local: NameSet) -> Bool? {
        switch node.form {
        case .filter(let base, let condition):
            guard let below = recordsBelow(base, local) else { return nil }
            return below || isFilterPersonal(condition, local)
        case .name(let name) where local.contains(name): return false
        default:
            if let path = path(node), case .records? = names.resolve(path) { return false }
            return nil
        }
    }

    /// In a filter the fields of the records stand under their own names.
    private func isFilterPersonal(_ node: Node, _ local: NameSet) -> Bool {
        if case .name(let name) = node.form { return personalNames.contains(name) }
        if case .path(_, let name) = node.form, personalNames.contains(name) { return true }
        return BuiltinLibrary.standard.valueChildren(of: node).contains { isFilterPersonal($0, local) }
    }

    private func path(_ node: Node) -> [String]? {
        switch node.form {
        case .name(let name): [name]
        case .path(let inner, let name): path(inner).map { $0 + [name] }
        default: nil
        }
    }
}
