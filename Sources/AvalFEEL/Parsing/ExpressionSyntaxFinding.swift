import AvalSource
import AvalValues

/// Why a text is no expression. `shown` is what stands there, as the author wrote it.
enum ExpressionSyntaxFinding: FindingKind {
    static let stage = "Écriture des expressions"

    case empty
    case endsTooSoon(missing: ExpectedPart)
    /// Something that cannot stand there; what had to is `missing`, where it is known.
    case unexpected(String, missing: ExpectedPart? = nil)
    /// Two values without a sign between them, or one at the very beginning.
    case noOperator(String, isFirst: Bool)
    case numberInParts(String)
    case unitAfterNumber(String)
    case valueMissingBefore(String)
    case frenchKeyword(String, meant: String)
    case misspeltName(String, near: String)
    case foreignSign(String, help: String)
    case foreignQuote(String)
    case bareRange
    /// `x is null`.
    case nullTest(String)
    /// `x not in (…)`, `not x`.
    case bareNegation
    /// `18,5`, as its parts stand there.
    case decimalComma(String, point: String)
    case bareComma
    case foreignWord(String, help: String)
    case openText
    case unclosed(String, with: String, opening: SourceSpan, shown: String?)
    case missingKeyword(String, of: String, opening: SourceSpan)
    case chainedComparison
    case listInParentheses
    case wrongTemporal
    case numberTooLarge
    case tooDeep
    case tooMany(CountedPart)
    case tooLong
    case unknownType(String, near: String?)
    case bareType(String)

    var text: FindingText<NoFindingCode> {
        switch self {
        case .empty: .init(.syntax, "l'expression est vide", help: "écrivez une condition ou une valeur")
        case .endsTooSoon(let part): .init(.syntax, "l'expression s'arrête trop tôt : il manque \(part.rawValue)")
        case .unexpected(let shown, let part):
            .init(.syntax, "« \(shown) » n'est pas attendu ici" + (part.map { " : il manque \($0.rawValue)" } ?? ""))
        case .noOperator(let shown, let isFirst):
            .init(
                .syntax, "« \(shown) » n'est pas attendu ici",
                help: isFirst
                    ? "corrigez ce qui précède"
                    : "il manque sans doute un signe entre les deux valeurs (=, +, and, une virgule…)")
        case .numberInParts(let shown):
            .init(
                .syntax, "« \(shown) » n'est pas attendu ici",
                help: "un nombre s'écrit sans espace ; entre deux valeurs il faut un signe (=, +, and, une virgule…)")
        case .unitAfterNumber(let shown):
            .init(
                .syntax, "« \(shown) » n'est pas attendu après un nombre",
                help: Self.durations[shown].map {
                    "une durée s'écrit @\"\($0)\" ; un âge est un nombre sans unité : « age < 18 »"
                }
                    ?? "un nombre s'écrit sans unité : « age < 18 »")
        case .nullTest(let shown):
            .init(
                .syntax, "« \(shown) » n'est pas attendu ici",
                help: "l'absence se demande par « = null », la présence par « != null », l'égalité par « = »")
        case .bareNegation:
            .init(
                .syntax, "« not » prend entre parenthèses ce qu'il nie",
                help: "écrivez « not(x in (…)) », « not(x = y) » ; pour une absence, « x = null » ou « x != null »")
        case .decimalComma(let shown, let point):
            .init(
                .syntax, "« , » n'est pas attendu ici : « \(shown) » est deux nombres",
                help: "un nombre s'écrit avec un point : « \(point) »")
        case .bareComma:
            .init(
                .syntax, "« , » n'est pas attendu ici",
                help: "plusieurs valeurs vont entre parenthèses : « x in (a, b) »")
        case .foreignWord(let shown, let help): .init(.syntax, "« \(shown) » n'est pas attendu ici", help: help)
        case .valueMissingBefore(let shown): .init(.syntax, "il manque une valeur avant « \(shown) »")
        case .frenchKeyword(let shown, let keyword):
            .init(
                .syntax, "« \(shown) » n'est pas attendu ici",
                help: "les mots du langage sont anglais : écrivez « \(keyword) »")
        case .misspeltName(let name, let near):
            .init(
                .unknownName, "« \(name) » n'est pas un nom connu ici", help: "vouliez-vous dire « \(near) » ?")
        case .foreignSign(let shown, let help):
            .init(.syntax, "« \(shown) » n'existe pas dans les expressions", help: help)
        case .foreignQuote(let shown):
            .init(
                .syntax, "« \(shown) » n'est pas le guillemet attendu",
                help: "un texte s'écrit entre guillemets droits doubles : \"SI\"")
        case .bareRange:
            .init(.syntax, "« .. » n'est pas attendu ici", help: "un intervalle s'écrit entre crochets : [18..30]")
        case .openText:
            .init(
                .syntax, "ce texte n'est pas fermé", help: "ajoutez le guillemet droit « \" » qui le termine")
        case .unclosed(let bracket, let closing, let opening, let shown):
            .init(
                .syntax,
                shown.map { "« \($0) » n'est pas attendu ici : il manque « \(closing) » ou une virgule" }
                    ?? "il manque « \(closing) » à la fin",
                help: shown == nil ? "fermez ce que « \(bracket) » ouvre" : nil,
                related: [.init("« \(bracket) » est ouvert ici", at: opening)])
        case .missingKeyword(let keyword, let opener, let opening):
            .init(
                .syntax, "il manque « \(keyword) » après « \(opener) »",
                help: "la forme complète est « \(Self.wholeForm(of: opener)) »",
                related: [.init("« \(opener) » commence ici", at: opening)])
        case .chainedComparison:
            .init(
                .syntax, "deux comparaisons se suivent sans « and »",
                help: "écrivez « a = b and b = c », ou « x between a and b »")
        case .listInParentheses:
            .init(
                .syntax, "plusieurs valeurs entre parenthèses ne se lisent qu'après « in »",
                help: "une liste s'écrit entre crochets : [\"SI\", \"SIR\"]")
        case .wrongTemporal:
            .init(
                .syntax, "ce texte n'est ni une date, ni une heure, ni une durée",
                help: "exemples : @\"2025-01-31\", @\"P18Y\", @\"P30D\"")
        case .numberTooLarge: .init(.syntax, "ce nombre est trop grand")
        case .tooDeep:
            .init(
                .syntax, "l'expression est trop imbriquée",
                help: "découpez-la en plusieurs faits nommés, ou remplacez une suite de « or » par « in (…) »")
        case .tooMany(let part): .init(.syntax, "il y a trop de \(part.rawValue)")
        case .tooLong:
            .init(
                .syntax, "l'expression est trop longue",
                help: "elle ne doit pas dépasser \(ExpressionParser.maxLength) octets")
        case .unknownType(let name, let near):
            .init(
                .syntax, "« \(name) » n'est pas un type connu",
                help: near.map { "vouliez-vous dire « \($0) » ?" }
                    ?? "exemples : number, string, boolean, date, list<string>")
        case .bareType(let name):
            .init(
                .syntax, "« \(name) » seul n'est pas un type ici",
                help: name == "list" ? "écrivez « list<Any> », ou de quoi est la liste" : "écrivez « context<> »")
        }
    }

    /// How durations of some units are written.
    private static let durations = [
        "an": "P1Y", "ans": "P18Y", "année": "P1Y", "années": "P18Y", "mois": "P18M", "jour": "P1D", "jours": "P30D",
        "semaine": "P7D", "semaines": "P14D", "heure": "PT1H", "heures": "PT24H",
    ]

    private static func wholeForm(of opener: String) -> String {
        switch opener {
        case "if": "if … then … else …"
        case "for": "for … in … return …"
        default: "\(opener) … in … satisfies …"
        }
    }
}

extension ExpressionSyntaxFinding {
    /// What is wrong with a sign that the language does not have, or that it has elsewhere; nil for any other.
    init?(sign: String) {
        if let help = Self.foreignSigns[sign] {
            self = .foreignSign(sign, help: help)
        } else if Self.foreignQuotes.contains(sign) {
            self = .foreignQuote(sign)
        } else if sign == ".." {
            self = .bareRange
        } else {
            return nil
        }
    }

    /// Words of other languages that stand between two values.
    static let foreignWords = [
        "like": "pour chercher dans un texte, écrivez « contains(x, …) », « starts with(x, …) » ou « matches(x, …) »",
        "contient": "écrivez « contains(x, …) »", "isnull": "écrivez « = null »",
        "egal": "l'égalité s'écrit « = »", "égal": "l'égalité s'écrit « = »", "equals": "l'égalité s'écrit « = »",
    ]

    private static let foreignQuotes: Set = ["'", "‘", "’", "“", "”", "«", "»", "„", "`"]

    private static let foreignSigns = [
        "==": "l'égalité s'écrit « = »", "&&": "« et » s'écrit « and »", "&": "« et » s'écrit « and »",
        "||": "« ou » s'écrit « or »", "|": "« ou » s'écrit « or »", "<>": "« différent de » s'écrit « != »",
        "=<": "« inférieur ou égal » s'écrit « <= »", "=>": "« supérieur ou égal » s'écrit « >= »",
        "!": "la négation s'écrit « not(…) »",
        "≤": "« inférieur ou égal » s'écrit « <= »", "≥": "« supérieur ou égal » s'écrit « >= »",
        "≠": "« différent de » s'écrit « != »", "×": "la multiplication s'écrit « * »",
        "–": "le signe moins s'écrit « - »", "—": "le signe moins s'écrit « - »", "−": "le signe moins s'écrit « - »",
        "%": "un pourcentage s'écrit en nombre : 20 % est « 0.20 »", "#": "un commentaire s'écrit /* ainsi */",
        ";": "les valeurs se séparent par des virgules",
    ]
}
