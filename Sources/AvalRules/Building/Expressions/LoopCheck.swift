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
        return walk.slips.map { finding($0.slip, expression.span($0.node)) }
    }

    /// Whether what a tree gives has as many elements as there are salariés, or holds such a list.
    func gathers(_ expression: Expression, _ kinds: [Kind]) -> Bool {
        var walk = LoopWalk(check: self, kinds: kinds)
        return walk.visit(expression.root, isInside: false, local: [:])
    }

    private func finding(_ slip: LoopWalk.Slip, _ span: SourceSpan) -> Finding {
        switch slip {
        case .again:
            Finding(
                code: "parcours_imbrique",
                isRunForEach
                    ? "tous les salariés seraient parcourus de nouveau pour chacun d'eux"
                    : "tous les salariés seraient parcourus de nouveau à chaque pas d'un autre parcours", at: span,
                help: "calculez-le une fois, par un fait de « declaration » dans faits.yaml "
                    + "(count(salaries[…]) pour compter, en doublon(salaries.…) pour ce qui se répète), et nommez ce fait ici"
            )
        case .gathered(let name):
            Finding(
                code: "parcours_imbrique",
                "« \(name) » a autant d'éléments que de salariés, et serait parcouru pour chacun d'eux", at: span,
                help: "demandez seulement si une valeur s'y trouve (« x in \(name) »), ou faites-en dans faits.yaml "
                    + "un compte ou une liste « en doublon(…) »")
        }
    }

    /// What a path of names stands for, if it is all salariés or what was gathered from them.
    func slip(_ path: [String]) -> LoopWalk.Slip? {
        switch names.resolve(path) {
        case .records(salarieType, _)?: .again
        case .group(_, let inner)? where holdsSalaries(inner): .again
        case .shared(_, _, gathers: true, _)?: .gathered(path.joined(separator: "."))
        default: nil
        }
    }

    private func holdsSalaries(_ names: Namespace) -> Bool {
        names.entries.contains { if case .records(salarieType, _) = $0.entry { true } else { false } }
    }
}
