import RuleTestSupport

/// A rule to add: right as it stands, and changed line by line.
enum Rule {
    static let path = "Rules/anomalies/essai.yaml"

    static let right = """
        - code: essai
          pour: chaque salarie present
          si: contrat = "autre"
          gravite: avertissement
          etape: salaries
          chemin: contrat
          message: "Contrat à préciser."
          sans_article: "essai"
          exemples:
            - {salarie: {contrat: autre}, anomalie: oui}
            - {salarie: {contrat: cdi}, anomalie: non}

        """

    /// The rule with some of its texts changed; a change may hold several lines, and marks.
    static func with(_ changes: KeyValuePairs<String, String>) -> String {
        changes.reduce(right) { text, change in
            precondition(text.contains(change.key), "the rule has no « \(change.key) »")
            return text.replacing(change.key, with: change.value)
        }
    }

    /// A mistake in the texts of the rule.
    static func mistake(
        _ sentence: String, _ changes: KeyValuePairs<String, String>, _ codes: [String], help: String? = nil
    ) -> Mistake { Mistake(sentence, new: path, with(changes), codes, help: help) }

    /// A mistake in its condition.
    static func condition(_ sentence: String, _ change: String, _ code: String, help: String? = nil) -> Mistake {
        mistake(sentence, [#"si: contrat = "autre""#: "si: " + change], [code], help: help)
    }

    /// A mistake in its message.
    static func message(_ sentence: String, _ change: String, _ code: String, help: String? = nil) -> Mistake {
        mistake(sentence, [#"message: "Contrat à préciser.""#: "message: " + change], [code], help: help)
    }

    /// A mistake in the message of the same rule about the declaration.
    static func companyMessage(_ sentence: String, _ change: String, _ code: String, help: String? = nil) -> Mistake {
        mistake(
            sentence,
            [
                "chaque salarie present": "declaration", "si: contrat": "si: salaries[1].contrat",
                "chemin: contrat": "chemin: salaries", #"message: "Contrat à préciser.""#: "message: " + change,
            ], [code], help: help)
    }

    /// A mistake in the correction that it offers.
    static func correction(_ sentence: String, _ change: String, _ code: String, help: String? = nil) -> Mistake {
        mistake(sentence, ["  chemin: contrat": "  chemin: contrat\n  correction: " + change], [code], help: help)
    }
}
