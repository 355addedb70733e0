import AvalSource

/// What can be wrong with the codes of determinants that rules and facts write out.
enum CodeFinding: FindingKind {
    static let stage = "Codes"

    /// A code that is not in force on days on which it is asked for; `drawing` shows them.
    case notInForce(String, days: String, isFact: Bool, drawing: [String])

    /// A word of a field that may be declared on none of the days of a rule.
    case wordOfOtherDays(String)

    enum Code: String, FindingCode {
        case notInForce = "code_hors_periode"
        case wordOfOtherDays = "mot_hors_periode"

        var title: FindingTitle {
            switch self {
            case .notInForce: .warning("Code employé des jours où il n'existe pas")
            case .wordOfOtherDays: .warning("Mot qu'aucun jour de la règle ne permet")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .wordOfOtherDays(let word):
            .init(
                .wordOfOtherDays, "« \(word) » ne peut être déclaré aucun des jours où cette règle vaut",
                help: "corrigez les dates de la règle, ou la période du mot dans vocabulaire.yaml")
        case .notInForce(let code, let days, let isFact, let drawing):
            .init(
                .notInForce,
                "« \(code) » n'existe pas \(days), jours où \(isFact ? "une règle se sert de ce fait" : "cette règle vaut")",
                help: isFact
                    ? "donnez au déterminant la période qui manque, ou dites par « cree_par: » quel texte l'a créé"
                    : "donnez à la règle ou au cas les dates « du » et « au » du déterminant, ou retirez le code",
                drawing: drawing)
        }
    }
}
