import AvalSource

/// What can be wrong with facts that are well written: their names, and the order in which they are computed.
enum FactBuildingFinding: FindingKind {
    static let stage = "Faits"

    case takenName(String)
    /// The names of the facts, in the order of the circle, and the spans of those after the first.
    case circle([String], others: [SourceSpan])
    /// The name of a fact that asks what the declaration costs.
    case readsEstimate(String)

    enum Code: String, FindingCode {
        case circle = "faits_circulaires"
        case readsEstimate = "fait_avant_estimation"

        var title: FindingTitle {
            switch self {
            case .circle: .error("Faits qui se calculent les uns par les autres")
            case .readsEstimate: .error("Fait qui dépend de l'estimation")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .takenName(let name):
            .init(
                .repeatedName, "« \(name) » est déjà le nom d'un champ, d'un fait fourni ou d'une fonction",
                help: "donnez un autre nom à ce fait")
        case .circle(let names, let others):
            .init(
                .circle,
                "ces faits se calculent les uns par les autres : "
                    + names.map { "« \($0) »" }.joined(separator: ", "),
                help: "récrivez l'un d'eux sans les autres", related: others.map { .init("et celui-ci", at: $0) })
        case .readsEstimate(let name):
            .init(
                .readsEstimate,
                "« \(name) » demande l'estimation, qui n'est faite qu'une fois tous les faits calculés : les tarifs les lisent",
                help: "lisez « estimation » dans la règle elle-même")
        }
    }
}
