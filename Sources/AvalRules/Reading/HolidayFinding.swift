import AvalSource

/// What can be wrong in `jours_feries.yaml`.
enum HolidayFinding: FindingKind {
    static let stage = "Jours fériés"

    case withoutLabels
    case notADay(String)
    case outOfOrder
    case emptyYear(Int)

    enum Code: String, FindingCode {
        case notADay = "jour_illisible"
        case outOfOrder = "jours_en_desordre"
        case emptyYear = "annee_sans_jour_ferie"

        var title: FindingTitle {
            switch self {
            case .notADay: .error("Jour férié qui n'est pas une date")
            case .outOfOrder: .warning("Jours fériés en désordre")
            case .emptyYear: .error("Année sans jour férié entre deux autres")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .withoutLabels:
            .init(
                .unexpectedValue, "« jours » donne à chaque date le nom du jour férié",
                help: "écrivez « 2026-05-01: \"Fête du Travail\" », un par ligne")
        case .notADay(let written):
            .init(
                .notADay, "« \(written) » n'est pas une date du calendrier",
                help: "écrivez une date, année, mois, jour : 2026-05-01")
        case .outOfOrder:
            .init(
                .outOfOrder, "ce jour férié vient avant le précédent",
                help: "rangez les jours dans leur ordre : un jour oublié s'y voit")
        case .emptyYear(let year):
            .init(
                .emptyYear, "il n'y a pas de jour férié en \(year) : tous ses jours de semaine seraient ouvrés",
                help: "ajoutez les jours de cette année")
        }
    }
}
