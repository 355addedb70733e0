import AvalJSON
import AvalRules
import AvalValues

/// Determinants and categories, with the follow-up that they give.
extension Referentiel {
    /// The attribute that experts give to a determinant whose ticking needs `motivations`.
    private static let motivated = "a_motiver"

    /// What a determinant means on the day; nil when it is not in force.
    func determinant(_ determinant: Determinant) -> JSONValue? {
        guard let period = determinant.period(on: day) else { return nil }
        var members = [
            JSONMember("code", .string(determinant.code)), JSONMember("libelle", .string(determinant.label)),
            JSONMember("motif", .string(determinant.motive)), JSONMember("sante", .bool(determinant.isHealthData)),
        ]
        if let category = period.category {
            members.append(JSONMember("categorie", .string(rulebook.rules.model.categories.words[category])))
        }
        if let from = period.validity.from { members.append(JSONMember("du", .string(Self.text(from)))) }
        if let to = period.validity.to { members.append(JSONMember("au", .string(Self.text(to)))) }
        if let next = nextChange(of: determinant) {
            members.append(JSONMember("prochain_changement", .string(Self.text(next))))
        }
        members.append(JSONMember("reference", .string(period.reference)))
        if let help = period.help { members.append(JSONMember("aide", .string(help))) }
        members.append(JSONMember("suivi", followUp(period.followUp)))
        let needsReasons = determinant.attributes.contains { $0.name == Self.motivated && $0.value == "oui" }
        members.append(JSONMember("motivation", .bool(needsReasons)))
        if let doubt = period.doubt { members.append(JSONMember("doute", .string(doubt))) }
        return .object(members)
    }

    /// The first day after this one on which the determinant means something else, or nothing any more.
    private func nextChange(of determinant: Determinant) -> Int? {
        determinant.periods.flatMap(\.validity.boundaries).filter { $0 > day }.min()
    }

    /// A category with the follow-up of all who have it.
    func category(_ index: Int) -> JSONValue {
        let category = rulebook.rules.model.categories.categories[index]
        let rule = (rulebook.rules.model.followUps ?? []).first { rule in
            if case .category(index) = rule.audience { rule.validity.contains(day) } else { false }
        }
        var members = [
            JSONMember("code", .string(category.code)), JSONMember("libelle", .string(category.label)),
        ]
        if let rule { members.append(JSONMember("suivi", followUp(rule.followUp))) }
        return .object(members)
    }

    /// Delays in months; what does not apply is left out.
    private func followUp(_ followUp: FollowUp?) -> JSONValue {
        let first = followUp?.firstVisit?.months
        var members = [JSONMember("avant_affectation", .bool(first == FollowUp.Term.none))]
        let delays = [
            ("visite_initiale_mois", first), ("periodicite_mois", followUp?.period?.months),
            ("visite_intermediaire_mois", followUp?.intermediateVisit?.months),
            ("attestation_mois", followUp?.attestation?.months),
        ]
        for case (let key, let months?) in delays where months != FollowUp.Term.none {
            members.append(JSONMember(key, .integer(months)))
        }
        return .object(members)
    }
}
