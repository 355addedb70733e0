import AvalSource

/// What can be wrong with the codes of determinants that rules and facts write out.
enum CodeFinding: FindingKind {
    static let stage = "Codes"

    /// A code that is not in force on days on which it is asked for; `drawing` shows them.
    case notInForce(String, days: String, isFact: Bool, drawing: [String])

    enum Code: String, FindingCode {
        case notInForce = "code_hors_periode"

        var title: FindingTitle {
            switch self {
            case .notInForce: .warning("Code employé des jours où il n'existe pas")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
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
