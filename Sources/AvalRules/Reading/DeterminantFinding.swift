import AvalSource

/// What can be wrong in `determinants.yaml`.
enum DeterminantFinding: FindingKind {
    static let stage = "Déterminants"

    case codeTooLong
    case tooMany(limit: Int)
    case noPeriod

    enum Code: String, FindingCode {
        case codeTooLong = "code_trop_long"
        case tooMany = "trop_de_determinants"

        var title: FindingTitle {
            switch self {
            case .codeTooLong: .error("Code trop long")
            case .tooMany: .error("Trop de déterminants")
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
        }
    }
}
