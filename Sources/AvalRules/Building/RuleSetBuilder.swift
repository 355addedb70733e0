import AvalDeclarations
import AvalFEEL
import AvalSource
import AvalValues

/// From what the rule files say to a rule set that can judge: layout, names, facts, anomalies, days.
public struct RuleSetBuilder {
    private let target: FindingLog
    /// What is found, before what follows from something unreadable is taken out.
    private let log = FindingLog()
    private let evaluation: Evaluation

    /// A builder that leaves what it finds in `log`.
    public init(log: FindingLog, evaluation: Evaluation = .compiled) {
        target = log
        self.evaluation = evaluation
    }

    /// The rule set; meaningless, and not to be used, when the log has errors.
    ///
    /// `mentions` are the names of facts that other files use (tariffs choose their lines by one); nil where those could
    /// not all be read.
    public func build(_ model: RuleModel, mentions: [String]? = []) -> RuleSet {
        let ruleSet = compile(model, mentions ?? [])
        var doubts = model.doubts
        doubts.lacksUses = doubts.lacksUses || mentions == nil
        // A field that must be there and is not is missing to all that name it.
        doubts.lacksNames = doubts.lacksNames || hasFound(.neededField)
        doubts.lacksWords = doubts.lacksWords || hasFound(.unknownWordList)
        target.add(log.findings.filter(doubts.leaveStanding))
        return ruleSet
    }

    private func hasFound(_ code: SchemaFinding.Code) -> Bool { log.findings.contains { $0.hasCode(code) } }

    private func compile(_ model: RuleModel, _ mentions: [String]) -> RuleSet {
        let factCount = { (record: String) -> Int in
            let facts = model.facts.filter { $0.record == record }.count
            switch record {
            case ContractName.declaration: return facts + RootSlot.allCases.count + model.datedParameters.count
            case ContractName.salarie: return facts + SalarieSlot.allCases.count
            default: return 0
            }
        }
        let schema = SchemaBuilder(model: model, log: log).build(factCounts: factCount)
        let builder = NamespaceBuilder(model: model, schema: schema)
        let catalogue = TextMap(
            model.determinants.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        let uses = NameUses()
        let followUps = model.followUps ?? []
        let mentions = mentions + followUps.compactMap { $0.audience.fact?.string }
        var facts = FactCompiler(
            builder: builder, catalogue: catalogue, evaluation: evaluation, uses: uses, kept: NameSet(mentions),
            log: log)
        facts.compile(model.facts)
        let factsOfDeclaration = KeptNames(facts.root)
        facts.close()
        let subjects = SubjectNames(builder: builder, facts: facts, log: log)
        let compiler = AnomalyCompiler(
            schema: schema, subjects: subjects, catalogue: catalogue, personalNames: builder.personalNames,
            categories: model.categories.words, coverage: model.coverage, evaluation: evaluation, uses: uses, log: log)
        let situations = SituationCompiler(expressions: facts.declarationExpressions).compile(model.situations ?? [])
        let appointments = model.appointments.flatMap {
            AppointmentCompiler(builder: builder, evaluation: evaluation, uses: uses, log: log).compile($0)
        }
        checkCodes(model.anomalies)
        let rules = model.anomalies.enumerated().flatMap { compiler.compile($1, order: $0) }
        let checks = RuleChecks(model: model, schema: schema, log: log)
        checks.run()
        checks.checkCompiled(rules, facts.compiled, unread: facts.unread)
        for name in mentions + model.filters { uses.note(name) }
        checks.checkUses(uses, except: facts.unread)
        return RuleSet(
            model: model, schema: schema, rules: rules, rootFacts: facts.slotFacts[ContractName.declaration] ?? [],
            salarieFacts: facts.slotFacts[ContractName.salarie] ?? [],
            presence: model.categories.about.flatMap { subjects.filter(of: $0) },
            salarieNames: KeptNames(facts.salarie), declarationNames: factsOfDeclaration,
            unreadNames: facts.unread, required: requiredByMode(model, schema),
            followUpWords: FollowUpBuilder(facts: facts, log: log).words(of: followUps), situations: situations,
            appointments: appointments,
            facts: facts.compiled, ruleNames: RuleNames(facts.names(for: ContractName.declaration)),
            salarieRuleNames: RuleNames(facts.names(for: ContractName.salarie)))
    }

    /// One code is one rule: verdicts name rules by their codes.
    private func checkCodes(_ anomalies: [Anomaly]) {
        var unique = UniqueNames("l'anomalie", log: log)
        for anomaly in anomalies { _ = unique.isNew(anomaly.code, at: anomaly.span) }
    }

    private func requiredByMode(_ model: RuleModel, _ schema: Schema) -> [[RuleSet.RequiredField]] {
        model.paymentModes.map { mode in
            mode.required.compactMap { text in
                let path = text.string.split(separator: ".").map(String.init)
                if let field = schema.field(path, in: 0) { return .init(slot: field.slot, label: field.label) }
                let names = schema.records[0].fields.map { $0.path.joined(separator: ".") }
                log.add(
                    SchemaFinding.unknownField(text.string, near: FieldNames(names).nearest(to: text.string)),
                    at: text.span)
                return nil
            }
        }
    }
}
