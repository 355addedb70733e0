import AvalSource
import AvalValues

/// What can be wrong in the files of `nomenclatures/`, alone and together.
enum NomenclatureFinding: FindingKind {
    static let stage = "Nomenclatures"

    case codesWithoutLabels
    case noLabel(String)
    /// Days on which no edition of a list holds, between two that do.
    case gap(list: String, from: CalendarDate, to: CalendarDate)
    /// Two editions of a list that bear the same name, or none.
    case sameEdition(list: String, name: String?, first: SourceSpan)

    enum Code: String, FindingCode {
        case noLabel = "code_sans_libelle"
        case gap = "editions_trouees"
        case sameEdition = "edition_en_double"

        var title: FindingTitle {
            switch self {
            case .noLabel: .error("Code sans libellé")
            case .gap: .warning("Jours entre deux éditions d'une nomenclature")
            case .sameEdition: .error("Édition d'une nomenclature écrite deux fois")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .codesWithoutLabels:
            .init(
                .unexpectedValue, "« codes » donne à chaque code son libellé",
                help: "écrivez « code: \"libellé\" », un par ligne")
        case .noLabel(let code):
            .init(
                .noLabel, "le code « \(code) » n'a pas de libellé",
                help: "écrivez son libellé entre guillemets : un message peut le montrer")
        case .gap(let list, let from, let to):
            .init(
                .gap, "du \(from) au \(to) aucune édition de « \(list) » n'est en vigueur",
                help: "corrigez le « au » de l'édition précédente, ou le « du » de celle-ci")
        case .sameEdition(let list, let name, let first):
            .init(
                .sameEdition,
                name.map { "l'édition « \($0) » de la nomenclature « \(list) » est déjà écrite" }
                    ?? "la nomenclature « \(list) » est déjà écrite",
                help: name == nil
                    ? "supprimez l'une des deux, ou donnez à chacune son « edition »" : "supprimez l'une des deux",
                related: [.init("l'autre est ici", at: first)])
        }
    }
}
