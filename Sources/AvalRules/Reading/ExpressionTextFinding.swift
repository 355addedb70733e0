import AvalSource

/// What can be wrong where an expression is due, before it is read as one; the text is its key.
enum ExpressionTextFinding: FindingKind {
    static let stage = "Expressions"

    case table(String)
    case quoted(String)
    case notText(String, found: String)

    enum Code: String, FindingCode {
        case table = "table_sans_nom"
        case quoted = "expression_entre_guillemets"
        case notText = "expression_attendue"

        var title: FindingTitle {
            switch self {
            case .table: .error("Table à la place d'une expression")
            case .quoted: .error("Expression entre guillemets")
            case .notText: .error("Expression attendue")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .table(let key):
            .init(
                .table, "« \(key) » est une expression : une table se nomme d'abord",
                help: "donnez la table dans faits.yaml (« mon_fait: », puis en dessous « table: | » et ses lignes), "
                    + "et écrivez ici « \(key): mon_fait »")
        case .quoted(let key):
            .init(
                .quoted, "« \(key) » est une expression : elle ne se met pas entre guillemets",
                help: "écrivez « \(key): | » sur une ligne à part, hors accolades, "
                    + "et l'expression à la ligne suivante")
        case .notText(let key, let found):
            .init(
                .notText, "« \(key) » doit être une expression, pas \(found)",
                help: "écrivez « \(key): | », et l'expression à la ligne suivante")
        }
    }
}
