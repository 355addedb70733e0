import AvalSource

/// What can be wrong with the service's own choices, in `service.yaml` and where they are read.
enum ParameterFinding: FindingKind {
    static let stage = "Paramètres du service"

    case noKind
    case noChoice
    case notNumber(String)
    /// The span is that of the value before; `days` are the days in French, `drawing` shows them.
    case overlap(SourceSpan, days: String, drawing: [String])
    case gap(SourceSpan, days: String, drawing: [String])
    /// Days that the rules cover before the first value.
    case lateStart(days: String, drawing: [String])
    case unread(String)
    /// What an example wants a parameter to be set to.
    case impossibleValue(String, near: String?, [String])
    case unknown(String, near: String?, known: [String])

    enum Code: String, FindingCode {
        case overlap = "valeurs_superposees"
        case gap = "valeurs_trouees"
        case unread = "parametre_inutile"
        case unknown = "parametre_inconnu"

        var title: FindingTitle {
            switch self {
            case .overlap: .error("Valeurs d'un paramètre qui se chevauchent")
            case .gap: .warning("Jours manquants entre deux valeurs d'un paramètre")
            case .unread: .warning("Paramètre que rien ne lit")
            case .unknown: .error("Paramètre inconnu")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .noKind:
            .init(
                .missingKey, "un paramètre dit ce qu'il peut valoir",
                help: "ajoutez « parmi: [a, b] », ou « type: » et l'un de "
                    + ServiceParameter.Kind.named.map { "« \($0.word) »" }.joined(separator: ", "))
        case .noChoice:
            .init(
                .emptyList, "un paramètre laisse le choix entre deux mots au moins", help: "écrivez les autres mots")
        case .notNumber(let key):
            .init(.unexpectedNumber, "« \(key) » doit être un nombre", help: "écrivez-le en chiffres, avec un point")
        case .overlap(let span, let days, let drawing):
            .init(
                .overlap, "cette valeur commence avant la fin de la précédente : deux valent \(days)",
                help: "rangez les valeurs de la plus ancienne à la plus récente, chacune le lendemain de l'autre",
                related: Self.before(span), drawing: drawing)
        case .gap(let span, let days, let drawing):
            .init(
                .gap, "des jours manquent entre cette valeur et la précédente : le défaut vaut \(days)",
                help: "faites-la commencer le lendemain de l'autre", related: Self.before(span), drawing: drawing)
        case .lateStart(let days, let drawing):
            .init(
                .gap, "des jours que couvrent les règles manquent avant la première valeur : le défaut vaut \(days)",
                help: "retirez « du » de la première valeur, ou écrivez la valeur qui la précède", drawing: drawing)
        case .impossibleValue(let name, let near, let words):
            .init(
                .unexpectedValue, "« service.\(name) » ne peut pas avoir cette valeur",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez \(words.joined(separator: ", "))")
        case .unread(let name):
            .init(
                .unread, "rien ne lit le paramètre « \(name) »",
                help: "lisez-le dans une règle (« service.\(name) »), ou supprimez-le")
        case .unknown(let name, let near, let known):
            .init(
                .unknown, "« service.\(name) » n'est pas un paramètre de service.yaml",
                help: near.map { "vouliez-vous dire « service.\($0) » ?" }
                    ?? (known.isEmpty
                        ? "définissez-le dans service.yaml" : "paramètres connus : \(known.joined(separator: ", "))"))
        }
    }

    private static func before(_ span: SourceSpan) -> [Finding.Related] {
        [.init("la valeur précédente est ici", at: span)]
    }
}
