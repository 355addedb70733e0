import AvalSource

/// What may be wrong with who is billed by the head, where lines depend on more than a word.
enum HeadFinding: FindingKind {
    static let stage = "Salariés d'un tarif"

    /// Salariés whom no line bills, and a declaration that lists one.
    case never(String, Shown)
    /// Salariés whom two lines bill, and a declaration that lists one.
    case twice(String, first: SourceSpan, Shown)
    /// More conditions on one word than are looked at.
    case tooMany(String)
    /// A number to choose by without the values chosen.
    case noBound
    /// A bound that is no number.
    case noNumber(String)
    /// A range that ends before it begins.
    case reversed(Int, Int)
    /// A fact that is known only of the present, in a tariff that bills others.
    case ofPresentOnly(String, presence: String)

    /// A declaration that shows the fault, where one was found.
    enum Shown {
        case found(String)
        /// It was looked for in vain: there may be none.
        case sought
        /// None was looked for.
        case nothing

        init(_ example: String?, isLookedFor: Bool) {
            self = example.map { .found($0) } ?? (isLookedFor ? .sought : .nothing)
        }

        /// The end of what helps.
        var words: String {
            switch self {
            case .found(let example): HeadFinding.shown(example)
            case .sought:
                " ; aucune déclaration n'a été trouvée où tout cela se rencontre : s'il ne peut pas y en avoir, choisissez par un seul fait qui le dise"
            case .nothing: ""
            }
        }
    }

    enum Code: String, FindingCode {
        case never = "salarie_non_tarife"
        case twice = "salarie_tarife_deux_fois"
        case tooMany = "conditions_trop_nombreuses"
        case noBound = "nombre_sans_bornes"
        case reversed = "bornes_inversees"
        case ofPresentOnly = "fait_des_presents"

        var title: FindingTitle {
            switch self {
            case .never: .error("Salarié sans tarif")
            case .twice: .error("Salarié tarifé deux fois")
            case .tooMany: .error("Conditions trop nombreuses")
            case .noBound: .error("Nombre sans bornes")
            case .reversed: .error("Bornes inversées")
            case .ofPresentOnly: .error("Fait des seuls présents")
            }
        }
    }

    var text: FindingText<Code> {
        switch self {
        case .never(let values, let example):
            .init(
                .never, "aucune ligne ne facture un salarié pour qui \(values)",
                help: "ajoutez une ligne pour lui" + example.words)
        case .twice(let values, let first, let example):
            .init(
                .twice, "deux lignes facturent un salarié pour qui \(values)",
                help: "opposez leurs conditions (« si » et « sauf » du même fait), ou leurs bornes"
                    + example.words,
                related: [.init("l'autre est ici", at: first)])
        case .tooMany(let word):
            .init(
                .tooMany, "les lignes de « \(word) » dépendent de trop de conditions pour être vérifiées",
                help: "donnez à ces conditions un fait commun dans faits.yaml, et choisissez par lui")
        case .noBound:
            .init(
                .noBound, "cette ligne choisit par un nombre, sans dire lequel",
                help: "écrivez « de », « a », ou les deux")
        case .noNumber(let key):
            .init(
                .unexpectedNumber, "« \(key) » doit être un nombre entier",
                help: "écrivez-le en chiffres, par exemple « 18 »")
        case .reversed(let from, let to):
            .init(.reversed, "aucun nombre ne va de \(from) à \(to)", help: "échangez « de » et « a »")
        case .ofPresentOnly(let fact, let presence):
            .init(
                .ofPresentOnly,
                "« \(fact) » n'est connu que des salariés présents à la date de référence, et « \(presence) » en facture d'autres",
                help: "choisissez par un fait qui ne dépend pas de la catégorie, ou supprimez « presents »")
        }
    }

    /// A declaration at the end of what helps.
    static func shown(_ example: String?) -> String { example.map { " ; par exemple dans la déclaration \($0)" } ?? "" }
}
