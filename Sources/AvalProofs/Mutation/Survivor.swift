import AvalJSON
import AvalSource

/// A mutant that no example, scenario or sample notices.
public struct Survivor: Sendable {
    let mutant: Mutant
    /// Why it is right that nobody notices, as its entry says; nil where there is none.
    public let explanation: String?

    /// Where it is.
    public var span: SourceSpan { mutant.span }
    /// What the thing that was changed is called.
    public var name: String { mutant.name }
    /// What stands there, and what it became.
    public var change: (from: String, to: String) { (mutant.from, mutant.to) }

    /// In one line, for a person.
    public var line: String {
        "\(span.file.path):\(span.start.line) : \(name) : « \(mutant.from) » changé en « \(mutant.to) » : \(mutant.change.reason)"
    }

    /// For a program: `fichier`, `ligne`, `ou`, `genre`, `de`, `vers`, `pourquoi`.
    public var json: JSONValue {
        [
            "fichier": .string(span.file.path), "ligne": .integer(span.start.line), "ou": .string(name),
            "genre": .string(mutant.change.rawValue), "de": .string(mutant.from), "vers": .string(mutant.to),
            "pourquoi": .string(explanation ?? mutant.change.reason),
        ]
    }
}

extension Mutant.Change {
    /// Why nobody notices, most of the time.
    fileprivate var reason: String {
        switch self {
        case .bound: "aucun exemple n'est juste à cette borne, ni juste de l'autre côté"
        case .sign: "aucun exemple ne distingue les deux signes"
        case .negation: "aucun exemple ne dépend de cette condition seule"
        case .dropped: "aucun exemple n'est retenu par le terme omis seul"
        case .word: "aucun exemple ne porte ce mot, ou l'autre, sans qu'autre chose décide"
        case .date: "aucun exemple n'est daté de ce jour ni de son voisin"
        case .severity: "aucun exemple n'attend cette gravité, et aucun échantillon ne montre la règle"
        case .category: "aucune attente ne dépend de cette catégorie"
        case .duration: "aucun échantillon ne montre ce délai"
        case .choice: "aucune attente ne dépend de ce choix du service"
        case .amount: "aucune attente ne dépend de ce montant"
        }
    }
}
