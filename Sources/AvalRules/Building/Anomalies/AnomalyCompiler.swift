import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Compiles one anomaly for each of its subjects, checking all that it says against the names that the subject sees.
struct AnomalyCompiler {
    let schema: Schema
    let subjects: SubjectNames
    let catalogue: [String: Int]
    let personalNames: Set<String>
    let categories: [String]
    let evaluation: Evaluation
    let uses: NameUses
    let log: FindingLog

    func compile(_ anomaly: Anomaly, order: Int) -> [CompiledRule] {
        anomaly.subjects.compactMap { compile(anomaly, for: $0, order: order) }
    }

    private func compile(_ anomaly: Anomaly, for about: Anomaly.About, order: Int) -> CompiledRule? {
        let subject = about.subject
        guard let names = subjects.names(for: subject, at: about.span) else { return nil }
        let expressions = ExpressionBuilder(
            names: names, catalogue: catalogue, personalNames: personalNames, evaluation: evaluation, uses: uses,
            loops: subjects.loops(of: subject, names), log: log)
        let whole = Anomaly.Case(validity: .always, wording: anomaly.wording, span: anomaly.span)
        let written = anomaly.cases.isEmpty ? [whole] : anomaly.cases
        let cases = written.compactMap { item -> CompiledRule.Case? in
            if anomaly.validity != .always, !item.validity.overlaps(anomaly.validity) {
                log.add(AnomalyBuildingFinding.caseOutsidePeriod, at: item.span)
            }
            return compile(item, of: anomaly, subject, expressions)
        }
        guard cases.count == written.count else { return nil }
        return CompiledRule(
            order: order, code: anomaly.code, name: anomaly.name, subject: subject,
            type: subject.record.flatMap { schema.type(named: $0) } ?? subjects.salarieType,
            filter: subjects.filter(of: subject, at: about.span), step: anomaly.step, cases: cases,
            isOutsideCoverage: anomaly.isOutsideCoverage,
            looksAtSalarie: written.contains { $0.wording.condition.map(Self.mentionsSalarie) ?? false })
    }

    private func compile(
        _ item: Anomaly.Case, of anomaly: Anomaly, _ subject: Subject, _ expressions: ExpressionBuilder
    ) -> CompiledRule.Case? {
        let own = item.wording
        let shared = anomaly.wording
        let templates = TemplateReader(expressions: expressions)
        let condition = condition(item, anomaly, subject, expressions)
        let gravity = own.gravity ?? shared.gravity
        if gravity == nil { missing("gravite", "« gravite: avertissement »", item, anomaly) }
        let text = own.message ?? shared.message
        if text == nil { missing("message", "« message: \"…\" »", item, anomaly) }
        let place = PlaceReader(schema: schema, subject: subject, log: log).read(own.path ?? shared.path, at: item.span)
        let message = text.flatMap { templates.read($0, what: "ce message") }
        let reference = (own.reference ?? shared.reference).map { templates.read($0, what: "cette référence") }
        let declared = (own.declared ?? shared.declared).map { templates.output($0, what: "« declare »") }
        let expected = (own.expected ?? shared.expected).map { templates.output($0, what: "« attendu »") }
        let correction = (own.correction ?? shared.correction).map {
            CorrectionCompiler(
                schema: schema, subject: subject, categories: categories, expressions: expressions, log: log
            ).compile($0)
        }
        guard let condition, let gravity, let place, let message, reference.map({ $0 != nil }) ?? true else {
            return nil
        }
        return CompiledRule.Case(
            validity: intersection(item.validity, anomaly.validity), condition: condition.code, gravity: gravity,
            place: place,
            message: message, reference: reference ?? nil, declared: declared ?? nil, expected: expected ?? nil,
            correction: correction ?? nil)
    }

    /// Whether a condition names the salarié anywhere: what it may read of him is below that name.
    private static func mentionsSalarie(_ condition: SourceText) -> Bool {
        condition.string.contains(SalarieRecord.name)
    }

    private func intersection(_ left: Validity, _ right: Validity) -> Validity {
        Validity(
            from: [left.from, right.from].compactMap { $0 }.max(), to: [left.to, right.to].compactMap { $0 }.min())
    }

    /// The compiled condition; wrong values and unknown keys fire by being there.
    private func condition(
        _ item: Anomaly.Case, _ anomaly: Anomaly, _ subject: Subject, _ expressions: ExpressionBuilder
    ) -> (code: TruthCode?, Void)? {
        guard let text = item.wording.condition else {
            let firesByBeing = subject == .wrongValues || subject == .unknownFields || anomaly.isOutsideCoverage
            if firesByBeing, !item.wording.written.contains("si") { return (nil, ()) }
            missing("si", "« si: … », la condition de l'anomalie", item, anomaly)
            return nil
        }
        guard let checked = expressions.read(text, expecting: .boolean) else { return nil }
        if case .literal = checked.expression.root.form {
            log.add(AnomalyBuildingFinding.constantCondition, at: text.place)
        }
        return (expressions.truth(checked), ())
    }

    /// Tells what neither the case nor the rule says; what is written and could not be read is told already.
    private func missing(_ key: String, _ example: String, _ item: Anomaly.Case, _ anomaly: Anomaly) {
        guard !item.wording.written.contains(key), key == "si" || !anomaly.wording.written.contains(key) else { return }
        let finding = AnomalyBuildingFinding.missing(key: key, example: example, isCase: !anomaly.cases.isEmpty)
        log.add(finding, at: item.span)
    }
}
