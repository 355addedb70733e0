import AvalSource

/// What can be wrong with the subject of a rule or of the categories, as it is written.
enum SubjectFinding: FindingKind {
    static let stage = "Sujets"

    case unreadable(String, near: String?)
    case noSalarie
    /// A record that the declaration has no list of, and the wording that may be meant.
    case unknownRecord(String, near: String?)
    /// A fact after the name of a record that is no salarié.
    case factOfOther(String, record: String)
    case unknownFact(String, near: String?)
    case textualFact(String)
    case slowFact(String)

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
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez par exemple « chaque salarie »")
        case .factOfOther(let fact, let record):
            .init(
                .unknownSubject, "« \(fact) » : seuls les salariés se choisissent par un fait",
                help: "écrivez « chaque \(record) », et la condition dans « si »")
        case .unknownFact(let name, let near):
            .init(
                .unknownFact, "« \(name) » n'est pas un fait oui/non du salarié",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "définissez-le dans faits.yaml")
        case .textualFact(let name): Self.refused(name, because: "n'est ni vrai ni faux")
        case .slowFact(let name): Self.refused(name, because: "demande un calcul trop long")
        }
    }

    private static func refused(_ name: String, because reason: String) -> FindingText<Code> {
        .init(
            .unknownFact, "« \(name) » \(reason) : il ne choisit pas les salariés",
            help: "écrivez « chaque salarie », et la condition sur « \(name) » dans « si »")
    }
}
