import AvalFEEL
import AvalSource
import AvalValues

/// Looks for expressions that run through all salariés once for each of them: with thousands, they would never end.
///
/// A fact of the declaration is computed once, so that what it counts or gathers may be asked for by every salarié; but a
/// list that it gathers may then only be searched, not run through.
struct LoopCheck {
    let names: Namespace
    /// The record type of the salariés; nil where the vocabulary has none.
    let salarieType: Int?
    /// Whether the expression is asked of each salarié.
    let isRunForEach: Bool

    /// The findings of an expression, whose nodes are of these kinds.
    func findings(_ expression: Expression, _ kinds: [Kind]) -> [Finding] {
        var walk = LoopWalk(check: self, kinds: kinds)
        walk.visit(expression.root, isInside: isRunForEach, local: [:])
        return walk.findings.map { Finding($0.kind, at: expression.span($0.node)) }
    }

    /// Whether what a tree gives has as many elements as there are salariés, or holds such a list.
    func gathers(_ expression: Expression, _ kinds: [Kind]) -> Bool {
        var walk = LoopWalk(check: self, kinds: kinds)
        return walk.visit(expression.root, isInside: false, local: [:])
    }

    /// What is wrong with running through what a path of names stands for; nil unless it is all salariés or what was
    /// gathered from them.
    func finding(about path: [String]) -> ExpressionBuildingFinding? {
        switch names.resolve(path) {
        case .records(salarieType, _)?: .nestedLoop(isForEach: isRunForEach)
        case .group(_, let inner)? where holdsSalaries(inner): .nestedLoop(isForEach: isRunForEach)
        case .shared(let fact)? where fact.gathers: .gatheredLoop(path.joined(separator: "."))
        default: nil
        }
    }

    private func holdsSalaries(_ names: Namespace) -> Bool {
        names.entries.contains { if case .records(salarieType, _) = $0.entry { true } else { false } }
    }
}
