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
    /// Reads `a_revoir`, the last day on which what stands here may be used without being looked at again, as a day number.
    func reviewDay() -> Int? {
        guard let text = dateText("a_revoir") else { return nil }
        if let date = CalendarDate(text.string) { return date.dayNumber }
        log.add(ReviewDayFinding.impossible(text.string), at: text.span)
        return nil
    }
}
