import AvalSource
import AvalValues

/// What checking an expression may find.
public enum ExpressionFinding: FindingKind {
    /// The heading of its codes.
    public static let stage = "Expressions"

    /// A name that nothing bears; `near` is a known one that is like it.
    case unknownName(String, near: String?)
    /// A call of no function; `meant` is the function that the name stands for in French or in another language.
    case unknownFunction(String, meant: String?, near: String?)
    /// A property or entry that values of a kind do not have.
    case unknownMember(String, of: Kind, near: String?)
    /// A text that is none of the words of a list.
    case unknownWord(String, WordDomain)
    /// Two entries of one name in a context.
    case repeatedEntry(String)
    /// A value of another kind than can be meant where it stands.
    case wrongKind(KindFinding)
    /// Arguments that their function does not take.
    case wrongArguments(ArgumentFinding)
    /// What is null whatever the values are.
    case alwaysNull(NullFinding)
    /// What is the same whatever the values are.
    case deadBranch(PointlessFinding)
    /// Two numbers of a list of arguments with nothing but a comma between them: `sum(1,5)`.
    case twoNumbers(String)
    /// A comparison of words of two lists that have none in common; `isDifference` where it asks whether they differ.
    case neverEqual(WordDomain, WordDomain, isDifference: Bool)
    /// A call of a function that asks for the clock.
    case clock(function: String)

    /// The codes of checking expressions.
    public enum Code: String, FindingCode {
        /// A call of no function.
        case unknownFunction = "fonction_inconnue"
        /// Arguments that their function does not take.
        case wrongArguments = "argument_errone"
        /// What is null whatever the values are.
        case alwaysNull = "toujours_nul"
        /// A comparison of words of lists that have none in common.
        case neverEqual = "toujours_faux"
        /// What is the same whatever the values are.
        case deadBranch = "branche_morte"
        /// Two numbers where French writes one.
        case twoNumbers = "virgule_decimale"
        /// A call that asks for the clock.
        case clock = "horloge_interdite"

        /// What each stands for.
        public var title: FindingTitle {
            switch self {
            case .unknownFunction: .error("Fonction inconnue")
            case .wrongArguments: .error("Argument qui ne convient pas à sa fonction")
            case .alwaysNull: .error("Calcul qui ne donne jamais rien")
            case .neverEqual: .error("Égalité toujours fausse, ou différence toujours vraie")
            case .deadBranch: .error("Condition ou branche qui ne sert à rien")
            case .twoNumbers: .error("Virgule entre deux nombres qui en sont peut-être un seul")
            case .clock: .error("Appel à l'horloge dans une règle")
            }
        }
    }

    /// The code and the words of each.
    public var text: FindingText<Code> {
        switch self {
        case .unknownName(let name, let near):
            .init(.unknownName, "« \(name) » n'est pas un nom connu ici", help: Self.help(for: name, near))
        case .unknownFunction(let name, let meant, let near):
            .init(
                .unknownFunction, "« \(name) » n'est pas une fonction connue",
                help: meant.map { "les fonctions portent des noms anglais : écrivez « \($0)(…) »" }
                    ?? Self.didYouMean(near))
        case .unknownMember(let name, let kind, let near):
            .init(.unknownName, "\(kind.named) n'a pas de « \(name) »", help: Self.didYouMean(near))
        case .unknownWord(let word, let domain):
            .init(
                .unknownWord, "« \(word) » n'est pas un mot de « \(domain.name) »",
                help: Self.didYouMean(Nearest.word(of: word, among: domain.words)) ?? Self.choice(domain.words))
        case .repeatedEntry(let name):
            .init(
                .repeatedName, "« \(name) » est donné deux fois",
                help: "donnez un autre nom à l'une des deux entrées")
        case .wrongKind(let finding): .init(.wrongKind, finding.message, help: finding.help)
        case .wrongArguments(let finding): .init(.wrongArguments, finding.message, help: finding.help)
        case .alwaysNull(let finding): .init(.alwaysNull, finding.message, help: finding.help)
        case .deadBranch(let finding):
            .init(.deadBranch, finding.message, help: finding.help)
        case .twoNumbers(let written):
            .init(
                .twoNumbers, "« \(written) » est deux nombres : la virgule sépare les arguments",
                help: "un nombre à virgule s'écrit avec un point : « \(written.replacing(",", with: ".")) » ; "
                    + "entre deux nombres, laissez une espace après la virgule")
        case .neverEqual(let one, let other, let isDifference):
            .init(
                .neverEqual,
                "« \(one.name) » et « \(other.name) » n'ont aucun mot en commun : "
                    + (isDifference ? "la différence est toujours vraie" : "l'égalité est toujours fausse"),
                help: "vérifiez le fait comparé")
        case .clock(let function):
            .init(
                .clock, "une règle ne peut pas appeler « \(function) » : son verdict changerait de lui-même",
                help: "servez-vous de la date de référence que la règle reçoit")
        }
    }

    private static func didYouMean(_ near: String?) -> String? { near.map { "vouliez-vous dire « \($0) » ?" } }

    private static func help(for name: String, _ near: String?) -> String {
        if let keyword = FrenchWords.keywords[name] {
            return "les mots du langage sont anglais : écrivez « \(keyword) »"
        }
        return didYouMean(near) ?? "un texte s'écrit entre guillemets droits : \"\(name)\""
    }

    private static func choice(_ words: [String]) -> String {
        "les mots possibles : \(words.prefix(12).joined(separator: ", "))\(words.count > 12 ? "…" : "")"
    }
}

extension ExpressionFinding {
    /// The finding at a span. What is merely pointless is an error among rules, which are meant to decide something, and
    /// a warning at a prompt.
    func finding(_ span: SourceSpan, strictness: Strictness) -> Finding {
        Finding(self, severity: isPointless && strictness == .lenient ? .warning : nil, at: span)
    }

    private var isPointless: Bool {
        switch self {
        case .alwaysNull, .deadBranch, .twoNumbers, .neverEqual: true
        case .unknownName, .unknownFunction, .unknownMember, .unknownWord, .repeatedEntry, .wrongKind, .wrongArguments,
            .clock:
            false
        }
    }
}
