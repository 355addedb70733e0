import AvalSource
import AvalValues

/// What a checker may find. What it says of each, to people who are no programmers, stands here alone.
enum Issue {
    case unknownName(String, near: String?)
    case unknownFunction(String, meant: String?, near: String?)
    case unknownMember(String, of: Kind, near: String?)
    case unknownWord(String, WordDomain)
    case neverEqual(String, String)
    case wrongKind(String, help: String?)
    case wrongArguments(String, help: String?)
    case alwaysNull(String, help: String? = nil)
    case deadBranch(String)
    case repeatedEntry(String)
    case clock(String)

    func finding(_ span: SourceSpan, strictness: Strictness) -> Finding {
        Finding(severity(strictness), code: code, message, at: span, help: help)
    }

    /// What is merely pointless is an error among rules, which are meant to decide something.
    private func severity(_ strictness: Strictness) -> Finding.Severity {
        switch self {
        case .alwaysNull, .deadBranch, .neverEqual: strictness == .strict ? .error : .warning
        default: .error
        }
    }

    private var code: String {
        switch self {
        case .unknownName, .unknownMember: "nom_inconnu"
        case .unknownFunction: "fonction_inconnue"
        case .unknownWord: "mot_inconnu"
        case .neverEqual: "toujours_faux"
        case .wrongKind: "type_errone"
        case .wrongArguments: "argument_errone"
        case .alwaysNull: "toujours_nul"
        case .deadBranch: "branche_morte"
        case .repeatedEntry: "nom_en_double"
        case .clock: "horloge_interdite"
        }
    }

    private var message: String {
        switch self {
        case .unknownName(let name, _): "« \(name) » n'est pas un nom connu ici"
        case .unknownFunction(let name, _, _): "« \(name) » n'est pas une fonction connue"
        case .unknownMember(let name, let kind, _): "\(kind.named) n'a pas de « \(name) »"
        case .unknownWord(let word, let domain): "« \(word) » n'est pas un mot de « \(domain.name) »"
        case .neverEqual(let one, let other):
            "« \(one) » et « \(other) » n'ont aucun mot en commun : l'égalité est toujours fausse"
        case .wrongKind(let message, _), .wrongArguments(let message, _), .alwaysNull(let message, _): message
        case .deadBranch(let message): message
        case .repeatedEntry(let name): "« \(name) » est donné deux fois"
        case .clock(let name): "une règle ne peut pas appeler « \(name) » : son verdict changerait de lui-même"
        }
    }

    private var help: String? {
        switch self {
        case .unknownName(let name, _) where FrenchWords.keywords[name] != nil:
            "les mots du langage sont anglais : écrivez « \(FrenchWords.keywords[name] ?? name) »"
        case .unknownFunction(_, let meant?, _):
            "les fonctions portent des noms anglais : écrivez « \(meant)(…) »"
        case .unknownName(let name, let near):
            near.map { "vouliez-vous dire « \($0) » ?" } ?? "un texte s'écrit entre guillemets droits : \"\(name)\""
        case .unknownFunction(_, nil, let near): near.map { "vouliez-vous dire « \($0) » ?" }
        case .unknownMember(_, _, let near): near.map { "vouliez-vous dire « \($0) » ?" }
        case .unknownWord(let word, let domain):
            Nearest.word(of: word, among: domain.words).map { "vouliez-vous dire « \($0) » ?" }
                ?? "les mots possibles : \(domain.words.prefix(12).joined(separator: ", "))\(domain.words.count > 12 ? "…" : "")"
        case .neverEqual: "vérifiez le fait comparé"
        case .wrongKind(_, let help), .wrongArguments(_, let help), .alwaysNull(_, let help): help
        case .deadBranch: "retirez ce qui ne sert à rien, ou corrigez la condition"
        case .repeatedEntry: "donnez un autre nom à l'une des deux entrées"
        case .clock: "servez-vous de la date de référence que la règle reçoit"
        }
    }
}
