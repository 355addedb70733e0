import AvalFEEL
import AvalValues

/// The names that expressions mention, whatever they stand for there: what no expression mentions serves nothing.
final class NameUses {
    private(set) var names: NameSet = []

    /// Notes every name of a tree.
    func note(_ node: Node) {
        switch node.form {
        case .name(let name): names.insert(name)
        case .path(_, let name): names.insert(name)
        default: break
        }
        for child in BuiltinLibrary.standard.valueChildren(of: node) { note(child) }
    }

    /// Notes a name that a file mentions outside expressions.
    func note(_ name: String) { names.insert(name) }
}
