import AvalEngine
import AvalRules

/// `rules`: every control that the rules make, those that are out of reach, and the service's own choices.
public struct ListRules {
    private let rules: RuleSet

    /// A list of the controls of a rulebook.
    public init(_ rulebook: Rulebook) {
        rules = rulebook.rules
    }

    /// What is asked for; refused where a filter matches nothing.
    public func perform(_ query: ControlQuery) throws(ControlQueryError) -> ControlList {
        let model = rules.model
        let article = query.article.map { ArticleName($0) }
        let controls = model.anomalies.filter { isInForce($0, query.day) }.compactMap { anomaly -> Control? in
            let isWhole = answers(anomaly.wording.fiches.map(\.string), query.fiche)
            let control = Control(anomaly) { item in
                isInForce(item, query.day) && cites(item, of: anomaly, article, query.day)
                    && (isWhole || answers(item.wording.fiches.map(\.string), query.fiche))
            }
            return anomaly.cases.isEmpty && !(isWhole && cites(anomaly.wording, article, query.day)) ? nil : control
        }
        let uncontrolled = model.uncontrolled.filter {
            article == nil && answers([$0.fiche.string], query.fiche)
        }
        let list = ControlList(
            controls: controls, uncontrolled: uncontrolled, parameters: query.asksForAll ? model.parameters : [],
            day: query.day)
        if list.isEmpty { throw ControlQueryError(query, known: fiches) }
        return list
    }

    /// The service's own choices alone.
    public func parameters(on day: Int?) -> ControlList {
        ControlList(controls: [], uncontrolled: [], parameters: rules.model.parameters, day: day)
    }

    /// All entries of the experts' list that the files name.
    private var fiches: [String] {
        rules.model.anomalies.flatMap { $0.fiches.map(\.string) } + rules.model.uncontrolled.map(\.fiche.string)
    }

    // MARK: Filters

    /// Whether a rule is asked on a day: those about days that the rules do not cover, on these days alone.
    private func isInForce(_ anomaly: Anomaly, _ day: Int?) -> Bool {
        guard let day else { return true }
        let isCovered = day >= rules.model.coverage
        let isAsked = anomaly.isOutsideCoverage ? !isCovered : isCovered || anomaly.isAboutReading
        return isAsked && anomaly.validity.contains(day)
    }

    private func isInForce(_ item: Anomaly.Case, _ day: Int?) -> Bool { day.map { item.validity.contains($0) } ?? true }

    private func cites(_ item: Anomaly.Case, of anomaly: Anomaly, _ article: ArticleName?, _ day: Int?) -> Bool {
        if item.wording.reference == nil, item.wording.withoutArticle == nil {
            return cites(anomaly.wording, article, day)
        }
        return cites(item.wording, article, day)
    }

    private func cites(_ wording: Anomaly.Wording, _ article: ArticleName?, _ day: Int?) -> Bool {
        guard let article else { return true }
        guard let reference = wording.reference else { return false }
        return rules.model.texts(of: reference, on: day).contains { article.stands(in: $0) }
    }

    /// Whether one of some entries is meant, or a part of it.
    private func answers(_ fiches: [String], _ wanted: String?) -> Bool {
        guard let wanted else { return true }
        guard let asked = Fiche(wanted) else { return false }
        return fiches.contains { Fiche($0)?.overlaps(asked) ?? false }
    }
}
