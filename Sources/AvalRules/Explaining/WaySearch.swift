import AvalFEEL
import AvalValues

/// Searches the ways in which a condition comes out as wanted: through `and`, `or`, `not`, `if` and the facts that are truths, down to
/// questions that are answered one by one.
///
/// A way in which the same question, or questions about the same value, would have to be answered in two ways at once is left out
/// (`ConditionProver`); that other answers can come together is not proved.
struct WaySearch {
    /// The most ways that are kept at each step: the nearest.
    private static let kept = 24

    let explainer: Explainer
    /// The names of what a subject is and cannot be made otherwise.
    let fixed: NameSet

    /// Some truths, which a part may come out as.
    struct Truths: OptionSet {
        let rawValue: Int
        static let yes = Truths(rawValue: 1)
        static let no = Truths(rawValue: 2)
        static let unknown = Truths(rawValue: 4)
        static let notYes: Truths = [.no, .unknown]
        static let notNo: Truths = [.yes, .unknown]

        func allows(_ truth: Truth) -> Bool {
            switch truth {
            case .yes: contains(.yes)
            case .no: contains(.no)
            case .unknown: contains(.unknown)
            }
        }

        /// What a part must come out as for its opposite to be one of these.
        var negated: Truths {
            var result = intersection(.unknown)
            if contains(.yes) { result.insert(.no) }
            if contains(.no) { result.insert(.yes) }
            return result
        }
    }

    /// A question with the answers that it may have.
    struct Requirement {
        let node: Node
        let text: CheckedText
        /// What its letters mean: those of one record say the same everywhere.
        let scope: String
        var allowed: Truths
        let truth: Truth
        let isHidden: Bool

        var letters: String { scope + "\u{0}" + text.written(node) }
        var isChange: Bool { !isHidden && !allowed.allows(truth) }
    }

    /// Requirements that all have to be met.
    struct Draft {
        var requirements: [Requirement] = []

        var changes: Int { requirements.count(where: \.isChange) }
        var hidden: Int { requirements.count(where: \.isHidden) }

        /// Both together; nil where they contradict one another.
        func merged(with other: Draft) -> Draft? {
            var result = self
            for requirement in other.requirements {
                let letters = TextKey(requirement.letters)
                guard let index = result.requirements.firstIndex(where: { TextKey($0.letters) == letters }) else {
                    result.requirements.append(requirement)
                    continue
                }
                result.requirements[index].allowed.formIntersection(requirement.allowed)
                if result.requirements[index].allowed.isEmpty { return nil }
            }
            return result
        }

        /// Whether some values may meet them together, as far as that is known.
        var isPossible: Bool {
            let claims = Dictionary(grouping: requirements) { TextKey($0.scope) }
            return claims.values.allSatisfy { requirements in
                let outcome = ConditionProver().search(requirements.compactMap(\.claim))
                if case .impossible = outcome { return false }
                return true
            }
        }
    }

    /// The ways in which a condition is true, the nearest first.
    func ways(of text: CheckedText, scope: String) -> [Draft] {
        ways(text.expression.root, text, .yes, scope)
    }

    /// The ways in which a fact of the record in hand is true, the nearest first.
    func ways(ofFact fact: CompiledFact) -> [Draft] {
        guard case .expression(let text) = fact.source else { return [] }
        return ways(of: text, scope: fact.record)
    }

    /// The ways in which all of some parts come out as wanted.
    func combined(_ parts: [[Draft]]) -> [Draft] {
        parts.reduce([Draft()]) { done, next in
            nearest(done.flatMap { draft in next.compactMap { draft.merged(with: $0) } })
        }
    }

    private func ways(_ node: Node, _ text: CheckedText, _ allowed: Truths, _ scope: String) -> [Draft] {
        switch node.form {
        case .literal(let value): return allowed.allows(Truth(value)) ? [Draft()] : []
        case .and(let left, let right):
            let sides = [left, right].map { ways($0, text, allowed, scope) }
            return allowed.contains(.yes) ? combined(sides) : nearest(sides.flatMap { $0 })
        case .or(let left, let right):
            let sides = [left, right].map { ways($0, text, allowed, scope) }
            return allowed.contains(.no) ? combined(sides) : nearest(sides.flatMap { $0 })
        case .conditional(let test, let then, let otherwise):
            let yes = combined([ways(test, text, .yes, scope), ways(then, text, allowed, scope)])
            let no = combined([ways(test, text, .notYes, scope), ways(otherwise, text, allowed, scope)])
            return nearest(yes + no)
        case .call(let function, let arguments)
        where arguments.count == 1
            && BuiltinLibrary.standard.builtin(named: function)?.traits.contains(.negates) == true:
            return ways(arguments[0].value, text, allowed.negated, scope)
        default:
            if let fact = truth(node, text), case .expression(let source) = fact.source {
                return ways(source.expression.root, source, allowed, fact.record)
            }
            return [question(node, text, allowed, scope)].compactMap { $0 }
        }
    }

    /// The fact that is a truth and that a name stands for.
    private func truth(_ node: Node, _ text: CheckedText) -> CompiledFact? {
        guard let path = node.pathOfNames, path.count <= 2, text.kinds.indices.contains(node.id),
            text.kinds[node.id] == .boolean
        else { return nil }
        return explainer.fact(path)
    }

    private func question(_ node: Node, _ text: CheckedText, _ allowed: Truths, _ scope: String) -> Draft? {
        let truth = Truth(text.value(of: node, in: explainer.frame))
        let isHidden = explainer.isHidden(node, text)
        let isFixed = text.paths(in: node).contains { $0.pathOfNames.map { fixed.contains($0[0]) } == true }
        if isFixed, !isHidden, !allowed.allows(truth) { return nil }
        return Draft(
            requirements: [
                Requirement(
                    node: node, text: text, scope: scope, allowed: allowed, truth: truth, isHidden: isHidden)
            ])
    }

    /// The nearest of some ways, each once; of those that ask for all that another asks for, the other.
    func nearest(_ drafts: [Draft]) -> [Draft] {
        let sorted = drafts.enumerated().sorted {
            ($0.element.changes, $0.element.hidden, $0.offset) < ($1.element.changes, $1.element.hidden, $1.offset)
        }
        var result: [Draft] = []
        for (_, draft) in sorted where result.count < Self.kept {
            if !result.contains(where: { $0.isCovered(by: draft) }) { result.append(draft) }
        }
        return result
    }
}

extension WaySearch.Draft {
    /// Whether another way asks for whatever this one changes or has looked at, and perhaps for more.
    fileprivate func isCovered(by other: WaySearch.Draft) -> Bool {
        let asked = requirements.filter { $0.isChange || $0.isHidden }
        return asked.allSatisfy { one in
            other.requirements.contains {
                TextKey($0.letters) == TextKey(one.letters) && one.allowed.isSuperset(of: $0.allowed)
            }
        }
    }
}

extension WaySearch.Requirement {
    /// What it claims, for a proof that several cannot be met together; nil where it claims little.
    fileprivate var claim: ConditionProver.Claim? {
        let condition = Condition(text.expression.part(node), kinds: text.kinds)
        if allowed == .yes { return .holds(condition) }
        return allowed.isSubset(of: .notYes) ? .fails(condition) : nil
    }
}
