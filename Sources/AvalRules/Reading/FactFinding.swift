import AvalSource

/// What can be wrong in `faits.yaml`, tables apart.
enum FactFinding: FindingKind {
    static let stage = "Faits"

    case unknownSection(salarie: String)
    case noValue(String)

    var text: FindingText<NoFindingCode> {
        switch self {
        case .unknownSection(let salarie):
            .init(
                .unknownRecord, "les faits sont ceux de « declaration » ou de « \(salarie) »",
                help: "rangez les faits sous l'un de ces deux noms")
        case .noValue(let name):
            .init(
                .unexpectedValue, "le fait « \(name) » n'a pas de clé « valeur »",
                help: "écrivez son expression à la ligne suivante, en retrait, après « valeur: »")
        }
    }
}
