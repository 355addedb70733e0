import AvalOperations

/// A line of the prompt: an expression, or something to do that begins with a colon.
public enum PromptCommand: Sendable, Hashable {
    /// Nothing is asked.
    case nothing
    /// An expression to evaluate.
    case expression(String)
    /// `:aide`
    case help
    /// `:noms`
    case names
    /// `:contexte fichier`
    case context(path: String)
    /// `:declaration fichier`
    case declaration(path: String)
    /// `:salarie identifiant`
    case salarie(id: String)
    /// `:soit nom expression`; a name with blanks stands between quotes.
    case bind(name: String, expression: String)
    /// A command that there is none of, or that lacks something: what to tell, in French.
    case mistake(String)

    /// Reads a line.
    public init(_ line: String) {
        let line = Self.trimmed(line[...])
        guard line.first == ":" else {
            self = line.isEmpty ? .nothing : .expression(String(line))
            return
        }
        let (word, rest) = Self.cut(line)
        switch word {
        case ":aide": self = .help
        case ":noms": self = .names
        case ":contexte":
            self = rest.isEmpty ? .mistake("il manque le fichier : « :contexte fichier.json »") : .context(path: rest)
        case ":declaration":
            self =
                rest.isEmpty
                ? .mistake("il manque le fichier : « :declaration fichier.json »") : .declaration(path: rest)
        case ":salarie":
            self = rest.isEmpty ? .mistake("il manque l'identifiant : « :salarie s1 »") : .salarie(id: rest)
        case ":soit": self = Self.binding(rest)
        default: self = .mistake("« \(word) » n'est pas une commande ; « :aide » les montre")
        }
    }

    private static func binding(_ rest: String) -> PromptCommand {
        let usage = PromptCommand.mistake(
            "« :soit nom expression » donne un nom à une valeur ; un nom de plusieurs mots s'écrit entre guillemets")
        var (name, expression) = cut(rest[...])
        if rest.first == "\"" {
            guard let end = rest.dropFirst().firstIndex(of: "\"") else { return usage }
            name = String(rest.dropFirst()[..<end])
            expression = String(trimmed(rest[rest.index(after: end)...]))
        }
        guard !expression.isEmpty else { return usage }
        guard ExpressionBench.isName(name) else { return .mistake("« \(name) » ne peut pas être un nom") }
        return .bind(name: name, expression: expression)
    }

    private static func cut(_ text: Substring) -> (word: String, rest: String) {
        let word = text.prefix { !$0.isWhitespace }
        return (String(word), String(trimmed(text[word.endIndex...])))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
