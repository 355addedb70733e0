import AvalFEEL
import AvalSource
import AvalValues

/// How many elements a list may have.
enum LoopReach: Comparable {
    /// Few: it is no list, or one that the rules write out.
    case few
    /// As many as another list of the declaration.
    case records
    /// As many as there are salariés.
    case salaries

    /// Whether running through so many for each of so many others takes too long.
    func isTooFar(inside outer: LoopReach) -> Bool {
        self > .few && outer > .few && max(self, outer) == .salaries
    }
}

/// Looks for expressions that run through all salariés, or another list of the declaration, once for each salarié: with
/// thousands, they would never end.
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
        walk.visit(expression.root, inside: isRunForEach ? .salaries : .few, local: [:])
        return walk.findings.map { Finding($0.kind, at: expression.span($0.node)) }
    }

    /// How many elements what a tree gives may have, or a list in it.
    func reach(_ expression: Expression, _ kinds: [Kind]) -> LoopReach {
        var walk = LoopWalk(check: self, kinds: kinds)
        return walk.visit(expression.root, inside: .few, local: [:])
    }

    /// How many elements what a path of names stands for has, or was gathered from; nil of what is no list of the
    /// declaration, nor gathered from one.
    func reach(of path: [String]) -> LoopReach? {
        switch names.resolve(path) {
        case .records(let type, _)?: type == salarieType ? .salaries : .records
        case .group(_, let inner)? where lists(in: inner) > .few: lists(in: inner)
        case .shared(let fact)? where fact.reach > .few: fact.reach
        case .slot(let kept)? where Self.isListOfDeclaration(kept): .records
        default: nil
        }
    }

    /// Whether a path of names is a list that is there and may be searched: a fact that was gathered, or codes.
    func isGathered(_ path: [String]) -> Bool {
        switch names.resolve(path) {
        case .shared(let fact)?: fact.reach > .few
        case .slot(let kept)?: Self.isListOfDeclaration(kept)
        default: false
        }
    }

    /// Whether a name is a list of codes of the declaration, as long as its sender likes.
    private static func isListOfDeclaration(_ kept: KeptValue) -> Bool {
        kept.shape == .codes && kept.reference.level == .root
    }

    /// What is wrong with running through what a path of names stands for, which has that many elements.
    func finding(about path: [String], _ reach: LoopReach) -> ExpressionBuildingFinding {
        if case .slot? = names.resolve(path) { return .codesLoop(path.joined(separator: ".")) }
        if isGathered(path) { return .gatheredLoop(path.joined(separator: ".")) }
        return reach == .salaries
            ? .nestedLoop(isForEach: isRunForEach)
            : .recordLoop(path.joined(separator: "."), field: comparedField(of: path))
    }

    /// The field by which records of a list are found again: their identifier where they have one, else the first of their fields.
    private func comparedField(of path: [String]) -> String {
        guard case .records(_, let inner)? = names.resolve(path) else { return "id" }
        let fields = inner.fieldPaths
        return fields.first { $0 == "id" } ?? fields.first ?? "id"
    }

    private func lists(in names: Namespace) -> LoopReach {
        names.entries.reduce(.few) { most, named in
            guard case .records(let type, _) = named.entry else { return most }
            return max(most, type == salarieType ? .salaries : .records)
        }
    }
}
