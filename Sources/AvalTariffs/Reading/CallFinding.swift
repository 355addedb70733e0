import AvalSource

/// What may be wrong in a tariff's calls, sizes apart.
enum CallFinding: FindingKind {
    static let stage = "Échéancier d'un tarif"

    /// Another number of dates than there are calls.
    case wrongCount(Int, CallFrequency)
    /// A date that does not come after the one before.
    case unordered
    /// A list of calls without any.
    case none

    enum Code: String, FindingCode {
        case wrongCount = "echeances_mal_comptees"
        case unordered = "echeances_desordonnees"

        var title: FindingTitle {
            switch self {
            case .wrongCount: .error("Autant de dates que d'appels")
            case .unordered: .error("Échéances qui ne se suivent pas")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .wrongCount(let count, let frequency):
            .init(
                .wrongCount,
                "un appel \(frequency.rawValue) a \(frequency.count) échéances par an, et \(count) sont données",
                help: "donnez une date par appel, dans leur ordre, ou aucune")
        case .unordered:
            .init(
                .unordered, "cette échéance ne vient pas après celle qui la précède",
                help: "donnez les dates dans l'ordre des appels")
        case .none:
            .init(
                .emptyList, "cet échéancier n'a aucun appel",
                help: "écrivez par exemple « - {appel: trimestriel} », ou supprimez « echeancier »")
        }
    }
}
