import AvalSource

/// What can be wrong with the subject of a rule or of the categories.
enum SubjectFinding: FindingKind {
    static let stage = "Sujets"

    case unreadable(String, near: String?)
    case noSalarie
    /// `near` is the record that may be meant, and its fact where one is written.
    case unknownRecord(String, near: String?)
    case factOfOther(String, record: String)
    case unknownFact(String, near: String?)
    case longFact(String)
    case factWithoutTruth(String)

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
        case .unknownRecord(let name, let near):
            .init(
                .unknownSubject, "« \(name) » n'est le nom d'aucune fiche de la déclaration",
                help: near.map { "vouliez-vous dire « chaque \($0) » ?" } ?? "écrivez par exemple « chaque salarie »")
        case .factOfOther(let fact, let record):
            .init(
                .unknownSubject, "« \(fact) » : seuls les salariés se choisissent par un fait",
                help: "écrivez « chaque \(record) », et la condition dans « si »")
        case .unknownFact(let fact, let near):
            .init(
                .unknownFact, "« \(fact) » n'est pas un fait oui/non du salarié",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "définissez-le dans faits.yaml")
        case .longFact(let fact): Self.unfit(fact, "demande un calcul trop long")
        case .factWithoutTruth(let fact): Self.unfit(fact, "n'est ni vrai ni faux")
        }
    }

    private static func unfit(_ fact: String, _ reason: String) -> FindingText<Code> {
        .init(
            .unknownFact, "« \(fact) » \(reason) : il ne choisit pas les salariés",
            help: "écrivez « chaque salarie », et la condition sur « \(fact) » dans « si »")
    }
}
