import AvalFEEL
import AvalSource
import AvalValues

/// What can be wrong with the results of a table whose cells are well written.
enum TableBuildingFinding: FindingKind {
    static let stage = "Tables"

    case mixedColumn(above: Kind, here: Kind)
    case unordered(Kind)

    var text: FindingText<NoFindingCode> {
        switch self {
        case .mixedColumn(let above, let here):
            .init(
                .wrongKind, "les lignes au-dessus donnent ici \(above.named), et celle-ci \(here.named)",
                help: "donnez des valeurs de même sorte dans toute la colonne")
        case .unordered(let kind):
            .init(
                .wrongKind, "\(kind.named) n'est ni plus petit ni plus grand qu'un autre résultat",
                help: "donnez des nombres, des dates, des durées ou des textes")
        }
    }
}
