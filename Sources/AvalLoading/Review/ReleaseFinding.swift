import AvalSource
import AvalValues

/// What remains to be looked at before files are put in service.
enum ReleaseFinding: FindingKind {
    static let stage = "Mise en service"

    case doubt(String)
    case deduced
    case overdue(CalendarDate)
    case soon(CalendarDate)
    /// Exercices that the rules cover before the first tariff.
    case uncovered(ClosedRange<Int>)
    case unbounded(exercice: String)

    enum Code: String, FindingCode {
        case doubt = "doute_a_lever"
        case deduced = "prix_deduit"
        case overdue = "revision_depassee"
        case soon = "revision_proche"
        case uncovered = "exercices_avant_tarifs"
        case unbounded = "bornes_inconnues"

        var title: FindingTitle {
            switch self {
            case .doubt: .warning("Doute à lever avant la mise en service")
            case .deduced: .warning("Prix déduit d'autres pièces")
            case .overdue: .warning("Valeur à revoir dont le jour est passé")
            case .soon: .warning("Valeur à revoir bientôt")
            case .uncovered: .warning("Exercices couverts par les règles avant le premier tarif")
            case .unbounded: .warning("Exercice tarifé sans coût moyen national connu")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .doubt(let doubt):
            .init(.doubt, "reste à confirmer : \(doubt)", help: "confirmez-le, puis supprimez « doute »")
        case .deduced:
            .init(
                .deduced, "ce prix est déduit d'autres pièces : les estimations restent à confirmer",
                help: "mettez le prix publié, puis supprimez « deduit »")
        case .overdue(let date):
            .init(
                .overdue, "ceci était à revoir au plus tard le \(date)",
                help: "vérifiez-le, puis repoussez le jour de « a_revoir » ou supprimez-le")
        case .soon(let date):
            .init(
                .soon, "ceci est à revoir au plus tard le \(date)",
                help: "vérifiez-le, puis repoussez le jour de « a_revoir » ou supprimez-le")
        case .uncovered(let years):
            .init(
                .uncovered, "les règles couvrent \(ReleaseReview.words(years)), et aucun tarif",
                help: "ajoutez leurs tarifs si des déclarations peuvent en parler : sans eux, rien n'est estimé",
                drawing: [
                    "\(ReleaseReview.words(years)) ┄┄┄┄ rien",
                    "exemple : {declaration: {exercice: \(years.upperBound)}}",
                ])
        case .unbounded(let exercice):
            .init(
                .unbounded,
                "le coût moyen national de \(exercice) n'est pas connu : rien n'a vérifié que la cotisation reste dans ses bornes",
                help: "ajoutez-le à cout_moyen_national.yaml dès que son arrêté a paru")
        }
    }
}
