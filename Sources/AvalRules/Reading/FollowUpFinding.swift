import AvalSource
import AvalValues

/// What can be wrong with follow-up, in `suivi.yaml` and in the periods of determinants.
enum FollowUpFinding: FindingKind {
    static let stage = "Suivi"

    /// How many of `categorie`, `fait` and `particuliers` an entry has.
    case audience(count: Int)
    case attestation
    case noReference(String)
    case unknownFact(String, near: String?)
    /// A fact whose words are not a closed list, or that comes after the follow-up.
    case unfitFact(String)
    case unknownWord(String, fact: String, near: String?)
    /// A period of a determinant.
    case absent
    case absentFile
    /// A category without a value from a day on; `keys` as a sentence names them.
    case incomplete(category: String, keys: String, from: CalendarDate)
    case overlap(SourceSpan)
    case lateVisit(months: Int, period: Int)
    /// A value of a determinant that its category's is always stricter than.
    case idle(key: String, months: Int, category: String)

    enum Code: String, FindingCode {
        case audience = "suivi_sans_destinataire"
        case attestation = "attestation_sans_determinant"
        case unfitFact = "fait_sans_mots"
        case absent = "suivi_absent"
        case incomplete = "suivi_incomplet"
        case overlap = "suivis_superposes"
        case lateVisit = "visite_intermediaire_tardive"
        case idle = "suivi_sans_effet"

        var title: FindingTitle {
            switch self {
            case .audience: .error("Suivi dont on ne sait pas à qui il s'applique")
            case .attestation: .error("Attestation qu'aucun déterminant ne demande")
            case .unfitFact: .error("Fait dont les mots ne peuvent pas choisir un suivi")
            case .absent: .warning("Suivi absent")
            case .incomplete: .error("Suivi incomplet")
            case .overlap: .error("Suivis qui se chevauchent")
            case .lateVisit: .warning("Visite intermédiaire après la visite périodique")
            case .idle: .warning("Suivi sans effet")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .audience(let count):
            .init(
                .audience,
                count == 0
                    ? "ce suivi ne dit pas à qui il s'applique" : "ce suivi s'applique à plusieurs choses à la fois",
                help: "gardez une seule de ces clés : « categorie », « fait » (avec « mots »), « particuliers »")
        case .attestation:
            .init(
                .attestation, "une attestation est demandée par un déterminant, pas par une catégorie ni par un mot",
                help: "écrivez-la dans le « suivi » d'une période de determinants.yaml")
        case .noReference(let key):
            .init(
                .missingKey, "« \(key) » n'a pas de texte qui la fonde",
                help: "écrivez « \(key): {delai: …, reference: …} », ou une « reference » pour tout le suivi")
        case .unknownFact(let name, let near):
            .init(
                .unknownFact, "« \(name) » n'est ni un champ ni un fait du salarié",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez un champ ou un fait du salarié")
        case .unfitFact(let name):
            .init(
                .unfitFact, "« \(name) » ne peut pas choisir un suivi",
                help:
                    "il faut un champ ou un fait du salarié qui prend l'un des mots d'une liste, ou oui et non, et qui ne dépend ni de la catégorie ni du suivi"
            )
        case .unknownWord(let word, let fact, let near):
            .init(
                .unknownWord, "« \(fact) » ne vaut jamais « \(word) »",
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "écrivez l'un de ses mots")
        case .absent:
            .init(
                .absent, "cette période ne dit rien du suivi",
                help:
                    "ajoutez « suivi: », avec ce que le texte demande de plus que la catégorie ; « suivi: {} » s'il ne demande rien de plus"
            )
        case .absentFile:
            .init(
                .absent, "sans suivi.yaml, aucun verdict ne donne de suivi : celui-ci ne sert pas",
                help: "écrivez suivi.yaml, avec le suivi de chaque catégorie")
        case .incomplete(let category, let keys, let day):
            .init(
                .incomplete, "à partir du \(day), la catégorie « \(category) » n'a pas de \(keys)",
                help: "complétez suivi.yaml, pour que chaque jour couvert ait la sienne")
        case .overlap(let span):
            .init(
                .overlap, "deux suivis de la même catégorie valent les mêmes jours",
                help: "fermez le premier la veille du second, avec « au »",
                related: [.init("l'autre est ici", at: span)])
        case .lateVisit(let months, let period):
            .init(
                .lateVisit,
                "la visite intermédiaire, à \(months) mois, ne vient pas avant la visite périodique, à \(period) mois",
                help:
                    "écrivez « visite_intermediaire: aucune » si elle n'est pas requise, ou corrigez l'un des deux délais"
            )
        case .idle(let key, let months, let category):
            .init(
                .idle, "« \(key) » ne sert pas : la catégorie « \(category) » demande déjà \(months) mois",
                help: "corrigez ce délai ou celui de suivi.yaml, ou supprimez-le")
        }
    }
}
