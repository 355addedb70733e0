import AvalJSON
import AvalRules

extension ExpectedFollowUp {
    /// What differs in the follow-up of a salarié of a verdict, each in words; empty when all is as expected.
    func differences(fromFollowUpOf salarie: JSONValue?) -> [String] {
        let found = salarie?["suivi"]
        var differences: [String] = []
        func compare(_ key: String, _ expected: String?, _ found: String?) {
            guard let expected, expected != found ?? "aucune" else { return }
            differences.append("\(key) \(found ?? "aucune") au lieu de \(expected)")
        }
        compare("visite_initiale", firstVisit, found?["visite_initiale"]?["delai"]?.string)
        compare("periodicite", period.map(Self.text), found?["periodicite_mois"]?.integer.map(Self.text))
        compare(
            "visite_intermediaire", intermediateVisit.map(Self.text),
            found?["visite_intermediaire_mois"]?.integer.map(Self.text))
        let attestations = (found?["attestations"]?.array ?? []).map {
            "\($0["determinant"]?.string ?? "") \(Self.text($0["validite_mois"]?.integer ?? 0))"
        }
        compare(
            "attestations", self.attestations.map { Self.text($0.map { "\($0.code) \(Self.text($0.months))" }) },
            Self.text(attestations))
        return differences
    }

    private static func text(_ months: Int) -> String { months == FollowUp.Term.none ? "aucune" : "\(months) mois" }

    private static func text(_ items: [String]) -> String { items.isEmpty ? "aucune" : items.joined(separator: ", ") }
}
