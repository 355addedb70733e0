import AvalDeclarations
import AvalFEEL
import AvalSource

/// Looks for comparisons that an absent value makes true where nothing decides that it should: two absent values are equal,
/// and one alone is unlike any other.
struct AbsenceCheck {
    private let model: RuleModel
    private let schema: Schema
    private let presence: Presence
    private let log: FindingLog

    init(_ model: RuleModel, _ schema: Schema, _ facts: [CompiledFact], log: FindingLog) {
        (self.model, self.schema, self.log) = (model, schema, log)
        presence = Presence(facts, presence: model.categories.about?.fact)
    }

    /// Checks the conditions of rules, each where its own filter, premise and earlier cases leave it.
    func check(_ rules: [CompiledRule]) {
        for rule in rules where !rule.isOutsideCoverage && !rule.isAboutReading {
            guard let names = rule.cases.lazy.compactMap(\.texts.condition?.names).first else { continue }
            let frame = PresenceFrame(subject(of: rule, names), schema: schema)
            var known = filterKnown(rule, frame)
            if let premise = rule.premise?.text {
                walk(premise, frame, known)
                known = known.adding(presence.implied(premise.expression.root, .yes, frame))
            }
            var earlier: [(Validity, Presence.Known)] = []
            for item in rule.cases {
                guard let text = item.texts.condition else { continue }
                let above = earlier.filter { $0.0.covers(item.validity) }
                walk(text, frame, above.reduce(known) { $0.union($1.1) })
                earlier.append((item.validity, presence.implied(text.expression.root, .notYes, frame) ?? []))
            }
        }
    }

    /// Checks what computes facts.
    func check(_ facts: [CompiledFact]) {
        for fact in facts {
            let key = fact.record == ContractName.declaration ? ContractName.declaration : ""
            let subject = PresenceFrame.Subject(names: fact.names, record: fact.record, key: key)
            let frame = PresenceFrame(subject, schema: schema)
            switch fact.source {
            case .expression(let text): walk(text, frame, [])
            case .table(let table, _):
                let cells = table.table.inputs.map(\.expression) + table.table.rows.flatMap(\.outputs)
                for cell in cells { AbsenceWalk(presence: presence, expression: cell, log: log).walk(frame, []) }
            }
        }
    }

    private func walk(_ text: CheckedText, _ frame: PresenceFrame, _ known: Presence.Known) {
        AbsenceWalk(presence: presence, expression: text.expression, log: log).walk(frame, known)
    }

    private func subject(of rule: CompiledRule, _ names: Namespace) -> PresenceFrame.Subject {
        guard case .group? = names[ContractName.declaration] else {
            return .init(names: names, record: ContractName.declaration, key: ContractName.declaration)
        }
        let record = if case .records(let type) = rule.walk { schema.records[type].name } else { "" }
        return .init(names: names, record: record, key: "")
    }

    /// What is there of those whom a fact chooses.
    private func filterKnown(_ rule: CompiledRule, _ frame: PresenceFrame) -> Presence.Known {
        let facts = model.anomalies[rule.order].subjects.compactMap(\.fact)
        return facts.reduce(into: []) { $0.formUnion(presence.implied(byFact: $1, frame)) }
    }
}
