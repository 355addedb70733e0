import AvalSource
import AvalValues

/// What can be wrong with the day on which a tariff or a line has to be looked at again.
enum ReviewDayFinding: FindingKind {
    static let stage = "Tarifs à revoir"

    case impossible(String)

    var text: FindingText<NoFindingCode> {
        switch self {
        case .impossible(let written):
            .init(
                .unexpectedValue, "« a_revoir » : le calendrier n'a pas de jour \(written)",
                help: "corrigez le mois ou le jour")
        }
    }
}

extension YAMLMap {
    /// Reads `a_revoir`: whoever lists those days reads the files again, but a wrong day is told at once.
    func checkReviewDay() {
        guard let text = dateText("a_revoir"), CalendarDate(text.string) == nil else { return }
        log.add(ReviewDayFinding.impossible(text.string), at: text.span)
    }
}
