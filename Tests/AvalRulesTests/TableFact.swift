import RuleTestSupport

/// A fact given by a table, to add to those of the salarié: right as it stands, but that no rule uses it.
enum TableFact {
    static let path = "Rules/faits.yaml"
    static let nextFact = "  # Un contrat non précisé"

    static let right = """
          delai_visite:
            table: |
              age   | contrat_retenu || mois
              < 18  | -              || 12
              >= 18 | "interim"      || 24
              >= 18 | not("interim") || 60

        """

    /// The table with some of its texts changed; a change may hold several lines, and marks.
    static func with(_ changes: KeyValuePairs<String, String>) -> String {
        changes.reduce(right) { text, change in
            precondition(text.contains(change.key), "the table has no « \(change.key) »")
            return text.replacing(change.key, with: change.value)
        }
    }

    /// A mistake in it.
    static func mistake(
        _ sentence: String, _ changes: KeyValuePairs<String, String>, _ codes: [String], help: String? = nil
    ) -> Mistake { Mistake(sentence, in: path, nextFact, with(changes) + nextFact, codes, help: help) }

    /// Something questionable in a table that can be taken all the same, told after its not being used.
    static func warning(
        _ sentence: String, _ changes: KeyValuePairs<String, String>, _ codes: [String], help: String? = nil
    ) -> Mistake {
        Mistake(
            sentence, in: path, nextFact,
            with(changes).replacing("delai_visite", with: "⟦delai_visite⟧") + nextFact, ["fait_inutile"] + codes)
    }

    /// The shipped rules with this text among the facts and a rule whose condition is `condition`.
    static func workshop(_ facts: String, rule: String) -> Workshop? {
        Workshop.shipped.replacing(nextFact, by: facts + nextFact, in: path)?.writing(rule, to: Rule.path)
    }
}
