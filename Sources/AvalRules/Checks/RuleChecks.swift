import AvalDeclarations
import AvalSource
import AvalValues

/// What is well formed and yet probably not meant: days without effect, cases never reached, names that serve nothing.
struct RuleChecks {
    let model: RuleModel
    let schema: Schema
    let log: FindingLog

    /// Checks all that does not need the compiled rules.
    func run() {
        CoverageCheck(model: model, log: log).run()
        NameCheck(model: model, schema: schema, log: log).run()
        let examples = ExampleCheck(schema: schema, log: log)
        if let template = model.template { examples.check(template: template) }
        for anomaly in model.anomalies {
            examples.check(anomaly)
        }
        let needed =
            model.anomalies.flatMap { $0.examples.map(\.needed) }
            + model.determinants.flatMap { $0.examples.map(\.needed) }
            + (model.appointments?.examples ?? []).map(\.needed)
        for settings in needed { settings.check(model.parameters, log: log) }
        ArticleCheck(log: log).check(model.anomalies)
        CategoryFinding.find(in: model, log: log)
        SituationFinding.find(in: model, log: log)
        FicheCheck(model: model, log: log).run()
        FollowUpCheck(model: model, log: log).run()
        PeriodCheck.check(model, log: log)
        ParameterPeriods(model: model, log: log).run()
        checkForms()
    }

    /// The codes of a field's own nomenclature that its reading never leaves as they are.
    private func checkForms() {
        for record in model.vocabulary.records {
            for written in record.fields {
                guard let name = written.codeList?.string, let type = schema.type(named: record.name),
                    let list = model.nomenclatures.first(where: { $0.name == name }),
                    let reading = schema.field(written.path, in: type)?.options.reading, !reading.isEmpty
                else { continue }
                for code in list.list.codes where reading.form(of: code) != code {
                    let finding = ReadFormFinding.neverListed(
                        code, list: name, value: written.path.joined(separator: "."), how: "lu \(reading.words)",
                        form: reading.form(of: code))
                    log.add(finding, at: list.codeSpans[code] ?? list.span)
                }
            }
        }
    }

    /// Checks what the compiled rules and facts say together, and the codes that they and their examples write out; `unread`
    /// are the facts that could not be.
    func checkCompiled(_ rules: [CompiledRule], _ facts: [CompiledFact], unread: NameSet) {
        // Where words, names or days may be missing, more is possible than what was read.
        guard !model.doubts.lacksNames, !model.doubts.lacksWords, unread.isEmpty,
            !model.determinants.contains(where: \.periods.isEmpty)
        else { return }
        var conditions = ConditionCheck(model, log: log)
        conditions.check(rules)
        let absences = AbsenceCheck(model, schema, facts, log: log)
        absences.check(rules)
        absences.check(facts)
        let reach = NameReach(model, rules: rules, facts: facts)
        CodeCheck(model, log: log).check(rules, facts, reach)
        let examples = ExampleCheck(schema: schema, log: log)
        for (order, anomaly) in model.anomalies.enumerated() {
            examples.checkTariffs(anomaly, reach.names(ofRule: order))
            checkStep(anomaly, reach.names(ofRule: order))
        }
        ExampleCodeCheck(walk: CodeWalk(model, schema), log: log).check(model.anomalies, reach)
    }

    /// A rule that asks for the estimate is of a step that has one: else it would be silent where that step alone is judged.
    private func checkStep(_ anomaly: Anomaly, _ names: NameSet) {
        guard names.contains(EngineFact.estimate), anomaly.step < .estimation else { return }
        log.add(RuleCheckFinding.beforeEstimate(anomaly.code), at: anomaly.span)
    }

    /// Names that no expression, tariff or other file mentions; `except` are those with a worse finding.
    func checkUses(_ uses: NameUses, except unread: NameSet) {
        for fact in model.facts
        where !fact.isForTariffs && !uses.names.contains(fact.name) && !unread.contains(fact.name) {
            log.add(RuleCheckFinding.unusedFact(fact.name), at: fact.span)
        }
        let named = NameSet(model.determinants.flatMap(\.parameters) + (model.followUps ?? []).flatMap(\.parameters))
        for parameter in model.parameters
        where !uses.names.contains(parameter.code) && !named.contains(parameter.code) {
            log.add(ParameterFinding.unread(parameter.code), at: parameter.span)
        }
        var told: NameSet = []
        for attribute in model.determinants.flatMap(\.attributes)
        where !uses.names.contains(attribute.name) && told.insert(attribute.name).inserted {
            log.add(RuleCheckFinding.unusedAttribute(attribute.name), at: attribute.span)
        }
        // One under the name of a field is told already.
        let fields = NameSet(model.vocabulary.records.flatMap { record in record.fields.map { $0.path[0] } })
        for list in model.nomenclatures where !uses.names.contains(list.name) && !fields.contains(list.name) {
            log.add(RuleCheckFinding.unusedNomenclature(list.name), at: list.span)
        }
    }
}
