import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// Compiles one anomaly for each of its subjects, checking all that it says against the names that the subject sees.
struct AnomalyCompiler {
    let schema: Schema
    let subjects: SubjectNames
    let catalogue: TextMap<Int>
    let personalNames: NameSet
    let categories: [String]
    /// The first day that the rules cover, as a day number.
    let coverage: Int
    let evaluation: Evaluation
    let uses: NameUses
    let log: FindingLog
    private let numbers = CaseNumbers()

    init(
        schema: Schema, subjects: SubjectNames, catalogue: TextMap<Int>, personalNames: NameSet, categories: [String],
        coverage: Int, evaluation: Evaluation, uses: NameUses, log: FindingLog
    ) {
        self.schema = schema
        self.subjects = subjects
        self.catalogue = catalogue
        self.personalNames = personalNames
        self.categories = categories
        self.coverage = coverage
        self.evaluation = evaluation
        self.uses = uses
        self.log = log
    }

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
        // A column that cannot be read is told once, and not again in each row.
        guard !anomaly.inputs.map({ expressions.read($0) }).contains(where: { $0 == nil }) else { return nil }
        let weighing = CaseWeighing(anomaly: anomaly, expressions: expressions)
        let written = (anomaly.cases.isEmpty ? [whole] : anomaly.cases).flatMap { weighing.cases(of: $0) }
        let premise = premise(of: anomaly, expressions.on(days(anomaly.validity, anomaly)))
        let cases = written.compactMap { item -> CompiledRule.Case? in
            if anomaly.validity != .always, !item.validity.overlaps(anomaly.validity) {
                log.add(AnomalyBuildingFinding.caseOutsidePeriod, at: item.span)
            }
            let validity = CaseCompiler.validity(of: item, in: anomaly)
            return CompiledRule.Case(
                CaseCompiler(
                    item: item, anomaly: anomaly, subject: about.subject, walk: walk, schema: schema,
                    categories: categories, expressions: expressions.on(days(validity, anomaly)), numbers: numbers,
                    log: log))
        }
        guard cases.count == written.count, premise != nil || !hasPremise(anomaly) else { return nil }
        return CompiledRule(
            order: order, code: anomaly.code, name: anomaly.name, about: about, walk: walk, standing: standing,
            isAboutReading: about.subject.isAboutReading, filter: filter, step: anomaly.step, premise: premise,
            cases: cases,
            isOutsideCoverage: anomaly.isOutsideCoverage)
    }

    /// The days on which a case is judged; nil where there is none, where it is judged outside of what the rules cover, or
    /// where what they cover could not be read.
    private func days(_ validity: Validity, _ anomaly: Anomaly) -> ClosedRange<Int>? {
        guard coverage > 0 else { return nil }
        let first = max(validity.from ?? coverage, coverage)
        let last = validity.to ?? .max
        return anomaly.isOutsideCoverage || first > last ? nil : first...last
    }

    /// Whether a condition of the rule stands above those of its cases.
    private func hasPremise(_ anomaly: Anomaly) -> Bool { !anomaly.cases.isEmpty && anomaly.wording.condition != nil }

    private func premise(of anomaly: Anomaly, _ expressions: ExpressionBuilder) -> CompiledRule.Premise? {
        guard hasPremise(anomaly), let text = anomaly.wording.condition else { return nil }
        return expressions.read(text, expecting: .boolean).map { .init(code: expressions.truth($0), text: $0) }
    }

    private var salarieType: Int? { schema.type(named: ContractName.salarie) }

    /// How judging goes through the subjects of the anomaly.
    private func walk(_ anomaly: Anomaly, _ about: Anomaly.About, _ filter: SlotReference?) -> Walk {
        let conditions = [anomaly.wording.condition] + anomaly.cases.map(\.wording.condition)
        let texts = conditions.compactMap { $0?.string }
        return about.subject.walk(
            WalkRequest(
                schema: schema, record: about.record.flatMap { schema.type(named: $0) } ?? 0, filter: filter?.index,
                mentions: { name in texts.contains { $0.contains(name) } }))
    }
}
