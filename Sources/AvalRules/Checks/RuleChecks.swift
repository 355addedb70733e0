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
            CaseCheck(log: log).check(anomaly)
            examples.check(anomaly)
        }
        checkCategories()
    }

    /// A category that nothing gives is a word that declarations may use and that is never expected.
    private func checkCategories() {
        let rule = model.categories
        let given = Set(model.determinants.flatMap { $0.periods.compactMap(\.category) } + [rule.fallback, rule.own])
        for (place, category) in rule.categories.enumerated() where !given.contains(place) {
            log.warning(
                "categorie_inutile", "rien ne donne la catégorie « \(category.code) »", at: category.span,
                help: "donnez-la dans une période de determinants.yaml, ou supprimez-la")
        }
    }

    /// Names that no expression, tariff or other file mentions; `except` are those with a worse finding.
    func checkUses(_ uses: NameUses, except unread: Set<String>) {
        for fact in model.facts where !uses.names.contains(fact.name) && !unread.contains(fact.name) {
            log.warning(
                "fait_inutile", "aucune règle, aucun tarif ne se sert du fait « \(fact.name) »", at: fact.span,
                help: "servez-vous-en, ou supprimez-le")
        }
        for list in model.nomenclatures where !uses.names.contains(list.name) {
            log.warning(
                "nomenclature_inutile", "aucune règle ne se sert de la nomenclature « \(list.name) »", at: list.span,
                help: "écrivez une règle qui la consulte (« code in \(list.name) »), ou supprimez le fichier")
        }
    }
}
