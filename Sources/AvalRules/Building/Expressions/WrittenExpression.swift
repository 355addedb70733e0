import AvalFEEL
import AvalSource
import AvalValues

/// An expression of the rule files as it is written, with what is known of its parts: for those who ask what would be noticed
/// of a change.
public struct WrittenExpression {
    /// What it belongs to.
    public enum Owner: Hashable {
        /// The condition of a rule, by the rule's index among the anomalies of the files.
        case rule(Int)
        /// A fact.
        case fact(String)
        /// The condition of a situation, by its code.
        case situation(String)
        /// What is said of appointments.
        case appointments
    }

    /// What it belongs to.
    public let owner: Owner
    /// The expression, or the unary tests of a cell.
    public let expression: Expression
    private let kinds: [Kind]
    private let uses: [WordUse]

    fileprivate init(owner: Owner, expression: Expression, kinds: [Kind], uses: [WordUse]) {
        (self.owner, self.expression, self.kinds, self.uses) = (owner, expression, kinds, uses)
    }

    /// Whether a node is a condition, as far as is known.
    public func isCondition(_ node: Node) -> Bool { kinds.indices.contains(node.id) && kinds[node.id] == .boolean }

    /// The words of the list that a text written out has to be a word of; nil where any text may stand.
    public func words(of node: Node) -> [String]? {
        let span = expression.span(node)
        return uses.first { $0.span == span }?.domain.words
    }
}

extension RuleSet {
    /// The conditions of all rules, all that computes facts, what decides of situations and appointments; each once however many
    /// subjects it is compiled for.
    public var writtenExpressions: [WrittenExpression] {
        var seen: Set<SourceSpan> = []
        let conditions = all.flatMap { rule in
            rule.cases.compactMap(\.texts.condition).map { WrittenExpression(owner: .rule(rule.order), $0) }
        }
        let places = situations.compactMap { situation in
            situation.text.map { WrittenExpression(owner: .situation(situation.code), $0) }
        }
        let meetings = (appointments?.texts ?? []).map { WrittenExpression(owner: .appointments, $0) }
        return (conditions + facts.flatMap(\.written) + places + meetings).filter {
            seen.insert($0.expression.text.span).inserted
        }
    }
}

extension WrittenExpression {
    fileprivate init(owner: Owner, _ text: CheckedText) {
        self.init(owner: owner, expression: text.expression, kinds: text.kinds, uses: text.words)
    }
}

extension CompiledFact {
    fileprivate var written: [WrittenExpression] {
        switch source {
        case .expression(let text): return [WrittenExpression(owner: .fact(name), text)]
        case .table(let table, _):
            let cells = table.table.rows.flatMap { $0.tests + $0.outputs }
            return cells.map { WrittenExpression(owner: .fact(name), expression: $0, kinds: [], uses: table.words) }
        }
    }
}
