import AvalSource

/// What can be wrong with the subject of a rule or of the categories, as it is written.
enum SubjectFinding: FindingKind {
    static let stage = "Sujets"

    case unreadable(String, near: String?)
    case noSalarie

    enum Code: String, FindingCode {
        case noSalarie = "sujet_inattendu"

        var title: FindingTitle {
            switch self {
            case .noSalarie: .error("Catégories données à d'autres qu'aux salariés")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .unreadable(let written, let near):
            .init(
                .unknownSubject, "« \(written) » ne dit pas sur quoi porte la règle",
                help: near.map { "vouliez-vous dire « \($0) » ?" }
                    ?? "écrivez par exemple « declaration » ou « chaque salarie present »")
        case .noSalarie:
            .init(
                .noSalarie, "seuls des salariés reçoivent une catégorie", help: "écrivez « chaque salarie present »")
        }
    }
}
