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
        guard let names = about.subject.names(subjects, about) else { return nil }
        let filter = subjects.filter(of: about)
        let walk = walk(anomaly, about, filter)
        let standing = walk.standing(salarieType: salarieType)
        let expressions = ExpressionBuilder(
            names: names, catalogue: catalogue, personalNames: personalNames, evaluation: evaluation, uses: uses,
            loops: LoopCheck(
                names: names, salarieType: salarieType,
                isRunForEach: walk.mayBeAsManyAsSalaries(salarieType: salarieType)),
            log: log)
        let whole = Anomaly.Case(validity: .always, wording: anomaly.wording, span: anomaly.span)
        let written = anomaly.cases.isEmpty ? [whole] : anomaly.cases
        let cases = written.compactMap { item -> CompiledRule.Case? in
            if anomaly.validity != .always, !item.validity.overlaps(anomaly.validity) {
                log.add(AnomalyBuildingFinding.caseOutsidePeriod, at: item.span)
            }
            return compile(item, of: anomaly, about.subject, walk, expressions)
        }
        guard cases.count == written.count else { return nil }
        return CompiledRule(
            order: order, code: anomaly.code, name: anomaly.name, walk: walk, standing: standing,
            isAboutReading: about.subject.isAboutReading, filter: filter, step: anomaly.step, cases: cases,
            isOutsideCoverage: anomaly.isOutsideCoverage)
    }

    private var salarieType: Int? { schema.type(named: SalarieRecord.name) }

    /// How judging goes through the subjects of the anomaly.
    private func walk(_ anomaly: Anomaly, _ about: Anomaly.About, _ filter: SlotReference?) -> Walk {
        let conditions = [anomaly.wording.condition] + anomaly.cases.map(\.wording.condition)
        let texts = conditions.compactMap { $0?.string }
        return about.subject.walk(
            WalkRequest(
                schema: schema, record: about.record.flatMap { schema.type(named: $0) } ?? 0, filter: filter?.index,
                mentions: { name in texts.contains { $0.contains(name) } }))
    }

    private func compile(
        _ item: Anomaly.Case, of anomaly: Anomaly, _ subject: Subject, _ walk: Walk, _ expressions: ExpressionBuilder
    ) -> CompiledRule.Case? {
        let own = item.wording
        let shared = anomaly.wording
        let templates = TemplateReader(expressions: expressions)
        let condition = condition(item, anomaly, subject, expressions)
        let gravity = own.gravity ?? shared.gravity
        if gravity == nil { missing("gravite", "« gravite: avertissement »", item, anomaly) }
        let text = own.message ?? shared.message
        if text == nil { missing("message", "« message: \"…\" »", item, anomaly) }
        let pointer = PointerReader(schema: schema, walk: walk, log: log).read(own.path ?? shared.path, at: item.span)
        let message = text.flatMap { templates.read($0, what: "ce message") }
        let reference = (own.reference ?? shared.reference).map { templates.read($0, what: "cette référence") }
        let declared = (own.declared ?? shared.declared).map { templates.output($0, what: "« declare »") }
        let expected = (own.expected ?? shared.expected).map { templates.output($0, what: "« attendu »") }
        let correction = (own.correction ?? shared.correction).map {
            CorrectionCompiler(
                schema: schema, walk: walk, categories: categories, expressions: expressions, log: log
            ).compile($0)
        }
        guard let condition, let gravity, let pointer, let message, reference.map({ $0 != nil }) ?? true else {
            return nil
        }
        return CompiledRule.Case(
            validity: intersection(item.validity, anomaly.validity), condition: condition.code, gravity: gravity,
            pointer: pointer, message: message, reference: reference ?? nil, declared: declared??.0,
            expected: expected??.0, correction: correction??.0,
            texts: CaseTexts(
                condition: condition.text, declared: declared??.1, expected: expected??.1, correction: correction??.1))
    }

    private func intersection(_ left: Validity, _ right: Validity) -> Validity {
        Validity(
            from: [left.from, right.from].compactMap { $0 }.max(), to: [left.to, right.to].compactMap { $0 }.min())
    }

    /// The compiled condition; wrong values and unknown keys fire by being there.
    private func condition(
        _ item: Anomaly.Case, _ anomaly: Anomaly, _ subject: Subject, _ expressions: ExpressionBuilder
    ) -> (code: TruthCode?, text: CheckedText?)? {
        guard let text = item.wording.condition else {
            let firesByBeing = subject.isAboutReading || anomaly.isOutsideCoverage
            if firesByBeing, !item.wording.written.contains("si") { return (nil, nil) }
            missing("si", "« si: … », la condition de l'anomalie", item, anomaly)
            return nil
        }
        guard let checked = expressions.read(text, expecting: .boolean) else { return nil }
        if case .literal = checked.expression.root.form {
            log.add(AnomalyBuildingFinding.constantCondition, at: text.span)
        }
        return (expressions.truth(checked), checked)
    }

    /// Tells what neither the case nor the rule says; what is written and could not be read is told already.
    private func missing(_ key: String, _ example: String, _ item: Anomaly.Case, _ anomaly: Anomaly) {
        guard !item.wording.written.contains(key), key == "si" || !anomaly.wording.written.contains(key) else { return }
        let finding = AnomalyBuildingFinding.missing(key: key, example: example, isCase: !anomaly.cases.isEmpty)
        log.add(finding, at: item.span)
    }
}
