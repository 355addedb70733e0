import AvalSource

/// What can be wrong in a file of `nomenclatures/`.
enum NomenclatureFinding: FindingKind {
    static let stage = "Nomenclatures"

    case codesWithoutLabels

    var text: FindingText<NoFindingCode> {
        switch self {
        case .codesWithoutLabels:
            .init(
                .unexpectedValue, "« codes » donne à chaque code son libellé",
                help: "écrivez « code: \"libellé\" », un par ligne")
        }
    }
}
