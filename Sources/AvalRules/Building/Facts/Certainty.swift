import AvalFEEL
import AvalValues

/// Whether what computes a fact always gives a value, as far as its form tells: who is chosen by such a fact is never left
/// out. Where it cannot be told, the answer is no.
struct Certainty {
    let names: Namespace

    /// Whether a tree never gives null; a path may lead through a group that is not there.
    func isCertain(_ node: Node) -> Bool {
        switch node.form {
        case .literal(.null): false
        case .literal: true
        case .name(let name): isCertain(names[name])
        case .conditional(let condition, let then, let otherwise):
            isCertain(then, where: condition, is: true) && isCertain(otherwise, where: condition, is: false)
        default: false
        }
    }

    /// Whether a table never gives null: it has findings where no row matches and nothing else is said.
    func isCertain(_ table: DecisionTable) -> Bool {
        let cells = table.rows.flatMap(\.outputs) + table.outputs.compactMap(\.otherwise)
        return !cells.isEmpty && cells.allSatisfy { isCertain($0.root) }
    }

    /// Whether a branch gives a value: one that names what the condition has just found to be there does.
    private func isCertain(_ node: Node, where condition: Node, is truth: Bool) -> Bool {
        if let path = path(node), let (tested, isThere) = test(condition), tested == path, isThere == truth {
            return true
        }
        return isCertain(node)
    }

    /// What a condition of the form `x = null` or `x != null` tests, and whether it holds where that is there.
    private func test(_ condition: Node) -> ([String], Bool)? {
        guard case .comparison(let sign, let left, let right) = condition.form, case .literal(.null) = right.form,
            let path = path(left)
        else { return nil }
        switch sign {
        case .equal: return (path, false)
        case .unequal: return (path, true)
        default: return nil
        }
    }

    private func isCertain(_ entry: Entry?) -> Bool {
        guard case .slot(let kept)? = entry else { return false }
        return kept.isCertain
    }

    private func path(_ node: Node) -> [String]? {
        switch node.form {
        case .name(let name): [name]
        case .path(let inner, let name): path(inner).map { $0 + [name] }
        default: nil
        }
    }
}
