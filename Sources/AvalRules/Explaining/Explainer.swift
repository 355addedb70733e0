import AvalFEEL
import AvalSource
import AvalValues

/// Evaluates the trees of expressions part by part, and notes the facts that they look at.
final class Explainer {
    let rules: RuleSet
    let frame: FrameView
    private let personalNames: NameSet
    /// Whether personal values are shown: to the person at the terminal alone.
    let showsPersonal: Bool
    private(set) var facts: [ExplainedFact] = []
    private var met: NameSet = []

    init(_ rules: RuleSet, _ frame: FrameView, showsPersonal: Bool) {
        self.rules = rules
        self.frame = frame
        self.showsPersonal = showsPersonal
        personalNames = NameSet(
            rules.schema.records.flatMap { $0.fields.filter(\.isPersonal).compactMap(\.path.last) })
    }

    /// A condition with its parts.
    func explain(_ text: CheckedText) -> ExplainedPart { explain(text.expression.root, text) }

    func explain(_ node: Node, _ text: CheckedText) -> ExplainedPart {
        let parts = parts(of: node, text)
        note(node, text)
        var reason: String?
        let value = text.value(of: node, in: frame) { if reason == nil { reason = $0.message } }
        return ExplainedPart(
            text: text.written(node), outcome: outcome(value, node, text),
            absence: value.isNull && node.pathOfNames == nil ? reason : nil, parts: parts)
    }

    /// What a part is made of, as a person takes it apart: the questions of a condition, then the names of a question. What a
    /// loop or a filter looks at has no one value.
    private func parts(of node: Node, _ text: CheckedText) -> [ExplainedPart] {
        switch node.form {
        case .and, .or: return flattened(node).map { explain($0, text) }
        case .conditional(let condition, let then, let otherwise):
            let isTrue = Truth(text.value(of: condition, in: frame)) == .yes
            return [explain(condition, text), explain(isTrue ? then : otherwise, text)]
        case .call(let function, let arguments):
            let isNegation = BuiltinLibrary.standard.builtin(named: function)?.traits.contains(.negates) == true
            if isNegation, let argument = arguments.first { return [explain(argument.value, text)] }
            return names(in: node, text)
        default: return names(in: node, text)
        }
    }

    /// The terms of `a and b and c`, which is written as `(a and b) and c`.
    private func flattened(_ node: Node) -> [Node] {
        switch node.form {
        case .and(let left, let right):
            return [left, right].flatMap { if case .and = $0.form { flattened($0) } else { [$0] } }
        case .or(let left, let right):
            return [left, right].flatMap { if case .or = $0.form { flattened($0) } else { [$0] } }
        default: return [node]
        }
    }

    private func names(in node: Node, _ text: CheckedText) -> [ExplainedPart] {
        text.paths(in: node).filter { $0.id != node.id }.map { explain($0, text) }
    }

    private func outcome(_ value: Value, _ node: Node, _ text: CheckedText) -> ExplainedPart.Outcome {
        isHidden(node, text) ? .personal : .value(value)
    }

    /// Whether what a part comes to may identify a person, and is not for the person at the terminal.
    func isHidden(_ node: Node, _ text: CheckedText) -> Bool {
        !showsPersonal && PrivacyWalk(names: text.names, personalNames: personalNames).isPersonal(node)
    }

    // MARK: Facts

    /// Notes the fact that a name stands for, and those that it looks at.
    private func note(_ node: Node, _ text: CheckedText) {
        guard let name = node.pathOfNames?.last, let path = node.pathOfNames, path.count <= 2,
            let fact = fact(path), met.insert(fact.record + "." + name).inserted
        else { return }
        switch fact.source {
        case .expression(let source):
            let place = facts.count
            let condition = explain(source)
            facts.insert(
                ExplainedFact(
                    name: name, outcome: outcome(text.value(of: node, in: frame), node, text),
                    span: source.expression.span(source.expression.root), condition: condition, rows: [],
                    isOfTable: false),
                at: place)
        case .table(let table, let names):
            let given = Interpreter().rows(of: table.table.agreeing, in: FrameEnvironment(names: names, frame: frame))
            let spans = table.table.rows.indices.map { table.table.span(row: $0) }
            let otherwise = table.table.outputs.lazy.compactMap(\.otherwise).first.map { $0.text.span }
            let rows = given.compactMap { row -> (number: Int, span: SourceSpan)? in
                row < spans.count ? (row + 1, spans[row]) : otherwise.map { (row + 1, $0) }
            }
            let place = facts.count
            for input in table.table.inputs {
                let cell = CheckedText(
                    expression: input.expression, kind: .any, kinds: [], words: [], names: names)
                _ = explain(cell)
            }
            facts.insert(
                ExplainedFact(
                    name: name, outcome: outcome(text.value(of: node, in: frame), node, text),
                    span: rows.first?.span ?? spans.first ?? text.expression.span(node), condition: nil, rows: rows,
                    isOfTable: true),
                at: place)
        }
    }

    /// The fact that a path names: of the record in hand, or of the declaration.
    func fact(_ path: [String]) -> CompiledFact? {
        guard let name = path.last else { return nil }
        let candidates = rules.facts.filter { TextKey($0.name) == TextKey(name) }
        if path.count == 1 { return candidates.last }
        return candidates.first { TextKey($0.record) == TextKey(path[0]) }
    }
}

extension RuleSet {
    /// Why a rule fired, or did not, for the subject of a frame. Where not `showsPersonal`, values that may identify a person are
    /// left out, and whatever is computed from them.
    public func explain(_ rule: CompiledRule, _ frame: FrameView, showsPersonal: Bool) -> ExplainedRule {
        let explainer = Explainer(self, frame, showsPersonal: showsPersonal)
        var conditions: [ExplainedPart] = []
        if let premise = rule.premise {
            conditions.append(explainer.explain(premise.text))
            guard Truth(premise.text.value(of: premise.text.expression.root, in: frame)) == .yes else {
                return ExplainedRule(conditions: conditions, facts: explainer.facts)
            }
        }
        for item in rule.cases {
            guard let text = item.texts.condition else { break }
            conditions.append(explainer.explain(text))
            if Truth(text.value(of: text.expression.root, in: frame)) == .yes { break }
        }
        return ExplainedRule(conditions: conditions, facts: explainer.facts)
    }
}
