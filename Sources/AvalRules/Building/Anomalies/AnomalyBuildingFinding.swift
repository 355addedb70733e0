import AvalSource
import AvalValues

/// What can be wrong with an anomaly that is well written: its cases, its messages, the fields that it shows or mends.
enum AnomalyBuildingFinding: FindingKind {
    static let stage = "Anomalies"

    case caseOutsidePeriod
    case constantCondition
    /// What gives the weight of an anomaly is of a kind that is none.
    case noWeight(Kind)
    /// `example` is the key as it may be written, with its value.
    case missing(key: String, example: String, isCase: Bool)
    case unknownPath(String, record: String, near: String?)
    case noPath
    case unknownField(String, near: String?)
    case impossibleCorrection(String)
    case openBrace
    case closingBrace
    /// `what` prints it, with its article.
    case personal(what: String)

    enum Code: String, FindingCode {
        case caseOutsidePeriod = "cas_hors_periode"
        case constantCondition = "condition_constante"
        case impossibleCorrection = "correction_impossible"
        case openBrace = "accolade_ouverte"
        case closingBrace = "accolade_fermee"
        case personal = "donnee_personnelle"

        var title: FindingTitle {
            switch self {
            case .caseOutsidePeriod: .error("Cas hors des dates de son anomalie")
            case .constantCondition: .warning("Condition qui ne dépend pas de la déclaration")
            case .impossibleCorrection: .error("Correction impossible")
            case .openBrace: .error("Accolade non refermée")
            case .closingBrace: .error("Accolade qui ne ferme rien")
            case .personal: .error("Donnée personnelle dans un verdict")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .caseOutsidePeriod:
            .init(
                .caseOutsidePeriod, "ce cas ne vaut aucun des jours où l'anomalie vaut",
                help: "corrigez les dates du cas ou celles de l'anomalie")
        case .constantCondition:
            .init(
                .constantCondition, "cette condition ne dépend pas de la déclaration",
                help: "écrivez ce qui doit être vrai pour que l'anomalie paraisse")
        case .noWeight(let kind):
            .init(
                .wrongKind, "« selon » doit donner une gravité, et donne \(kind.named)",
                help:
                    "donnez un fait ou un paramètre qui ne dit que « information », « avertissement », « bloquante », ou "
                    + "« \(CaseWeighing.none) » quand rien n'est à dire")
        case .missing(let key, let example, let isCase):
            .init(
                .missingKey, "\(isCase ? "ce cas" : "cette anomalie") n'a pas de « \(key) »", help: "ajoutez \(example)"
            )
        case .unknownPath(let path, let record, let near):
            .init(
                .unknownField, "« \(path) » n'est pas un champ de « \(record) »", help: Self.meant(near))
        case .noPath:
            .init(
                .missingKey, "cette anomalie ne dit pas quel champ elle montre",
                help: "ajoutez « chemin: » et le nom d'un champ")
        case .unknownField(let name, let near):
            .init(.unknownField, "« \(name) » n'est pas un champ connu ici", help: Self.meant(near))
        case .impossibleCorrection(let name):
            .init(
                .impossibleCorrection, "« \(name) » ne peut pas être corrigé d'office",
                help: "« remplacer » vise un champ non personnel de type mot, date, nombre ou oui_non ; "
                    + "« ajouter », une liste de codes de la déclaration, "
                    + "dans une règle sur « chaque determinant de salarie »")
        case .openBrace:
            .init(
                .openBrace, "cette accolade n'est pas refermée",
                help: "fermez-la après l'expression, ou écrivez « {{ » pour une accolade")
        case .closingBrace:
            .init(
                .closingBrace, "cette accolade ferme ce que rien n'ouvre",
                help: "ouvrez-la avant l'expression, ou écrivez « }} » pour une accolade")
        case .personal(let what):
            .init(
                .personal, "\(what) imprimerait une donnée personnelle",
                help: "retirez-la, ou publiez le fait qui en est tiré (« publier: oui ») "
                    + "si rien n'identifie une personne")
        }
    }

    private static func meant(_ near: String?) -> String {
        near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez un champ du vocabulaire"
    }
}
