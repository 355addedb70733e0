import AvalSource
import AvalValues

/// Reads what a text asks of follow-up (`suivi`), and `suivi.yaml`.
struct FollowUpReader {
    let log: FindingLog

    /// The word for a first visit before the assignment to the post.
    static let beforeAssignment = "avant_affectation"
    /// The word for no visit in between.
    static let none = "aucune"

    // MARK: What a text asks

    /// What stands under `suivi`; nil where nothing does. Values without an article of their own have `reference`.
    func read(_ map: YAMLMap, reference: String?) -> FollowUp? {
        guard let map = map.map("suivi", what: "le suivi") else { return nil }
        map.refuseUnknownKeys(RuleKeys.followUp)
        var followUp = FollowUp()
        followUp.firstVisit = term("visite_initiale", in: map, none: Self.beforeAssignment, reference)
        followUp.period = term("periodicite", in: map, reference)
        followUp.intermediateVisit = term("visite_intermediaire", in: map, none: Self.none, reference)
        followUp.attestation = term("attestation", in: map, reference)
        return followUp
    }

    /// A value: a delay alone, or with the article that asks for it.
    private func term(_ key: String, in map: YAMLMap, none: String? = nil, _ reference: String?) -> FollowUp.Term? {
        guard let node = map.field(key) else { return nil }
        guard node.entries != nil, let inner = map.map(key, what: "« \(key) »") else {
            return term(months(key, in: map, none), reference, at: node.span, key)
        }
        inner.refuseUnknownKeys(RuleKeys.followUpTerm)
        _ = inner.required("delai")
        return term(months("delai", in: inner, none), inner.string("reference") ?? reference, at: node.span, key)
    }

    private func term(_ months: Int?, _ reference: String?, at span: SourceSpan, _ key: String) -> FollowUp.Term? {
        guard let months else { return nil }
        guard let reference else {
            log.add(FollowUpFinding.noReference(key), at: span)
            return nil
        }
        return FollowUp.Term(months: months, reference: reference, span: span)
    }

    private func months(_ key: String, in map: YAMLMap, _ none: String?) -> Int? {
        if let none, map.entry(key)?.value.string == none { return FollowUp.Term.none }
        return map.months(key)
    }

    // MARK: suivi.yaml

    /// The entries of the file; `categories` are the categories' words, nil where they could not all be read. A value may be
    /// a choice of the service's: then the entry reads as it is from one day to another.
    func read(_ items: [YAMLNode], categories: [String]?, parameters: ParameterUse) -> [FollowUpRule] {
        return items.flatMap { item -> [FollowUpRule] in
            guard let map = YAMLMap(item, what: "un suivi", log: log) else { return [] }
            map.refuseUnknownKeys(RuleKeys.followUpRule)
            map.checkReview()
            _ = map.required("du")
            _ = map.required("suivi")
            let audience = audience(map, categories)
            let validity = map.validity() ?? .always
            return parameters.readings(of: map, during: validity).compactMap { reading in
                let followUp = read(reading.map, reference: reading.map.string("reference"))
                if let attestation = followUp?.attestation {
                    log.add(FollowUpFinding.attestation, at: attestation.span)
                }
                guard let audience, let followUp else { return nil }
                return FollowUpRule(
                    audience: audience, validity: reading.validity, followUp: followUp, doubt: map.string("doute"),
                    parameters: ParameterUse.names(in: item), span: map.head)
            }
        }
    }

    private func audience(_ map: YAMLMap, _ categories: [String]?) -> FollowUpRule.Audience? {
        let written = ["categorie", "fait", "particuliers"].filter(map.has)
        guard written.count == 1 else {
            log.add(FollowUpFinding.audience(count: written.count), at: map.head)
            return nil
        }
        switch written[0] {
        case "categorie":
            guard let categories, !categories.isEmpty else { return nil }
            return map.word("categorie", among: categories).flatMap { categories.firstIndex(of: $0) }.map {
                .category($0)
            }
        case "fait":
            _ = map.required("mots")
            guard let fact = map.text("fait"), let words = map.texts("mots") else { return nil }
            return .words(fact: fact, words: words)
        default: return map.word("particuliers", among: ["oui"]).map { _ in .own }
        }
    }
}
