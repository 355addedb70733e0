import AvalSource

/// What can be wrong in `determinants.yaml`. Each span is that of the period before.
enum DeterminantFinding: FindingKind {
    static let stage = "Déterminants"

    case codeTooLong
    case tooMany(limit: Int)
    case noPeriod
    case unordered(SourceSpan)
    case endlessBefore(SourceSpan)
    case overlap(SourceSpan)
    case gap(SourceSpan)

    enum Code: String, FindingCode {
        case codeTooLong = "code_trop_long"
        case tooMany = "trop_de_determinants"
        case unordered = "periodes_desordonnees"
        case overlap = "periodes_superposees"
        case gap = "periodes_trouees"

        var title: FindingTitle {
            switch self {
            case .codeTooLong: .error("Code trop long")
            case .tooMany: .error("Trop de déterminants")
            case .unordered: .error("Périodes en désordre")
            case .overlap: .error("Périodes qui se chevauchent")
            case .gap: .warning("Jours manquants entre deux périodes")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .codeTooLong:
            .init(.codeTooLong, "un code a 40 caractères au plus", help: "raccourcissez-le")
        case .tooMany(let limit):
            .init(
                .tooMany, "le catalogue a plus de \(limit) déterminants", help: "retirez ceux qui ne servent plus")
        case .noPeriod:
            .init(
                .emptyList, "ce déterminant n'a aucune période : aucun jour il ne vaut",
                help: "donnez-lui au moins une période, avec « du » et « categorie »")
        case .unordered(let span):
            .init(
                .unordered, "cette période commence avant la précédente",
                help: "rangez les périodes de la plus ancienne à la plus récente", related: Self.before(span))
        case .endlessBefore(let span):
            .init(
                .overlap, "cette période commence alors que la précédente dure encore",
                help: "donnez à la précédente un dernier jour, avec « au »", related: Self.before(span))
        case .overlap(let span):
            .init(
                .overlap, "cette période commence avant la fin de la précédente",
                help: "faites-la commencer le lendemain de l'autre", related: Self.before(span))
        case .gap(let span):
            .init(
                .gap, "des jours manquent entre cette période et la précédente",
                help: "faites-la commencer le lendemain de l'autre, si rien ne manque entre elles",
                related: Self.before(span))
        }
    }

    private static func before(_ span: SourceSpan) -> [Finding.Related] {
        [.init("la période précédente est ici", at: span)]
    }
}
