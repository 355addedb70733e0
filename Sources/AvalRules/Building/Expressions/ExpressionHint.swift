/// A way out that rules know for a finding of the expression language, which knows nothing of rules.
enum ExpressionHint {
    /// A truth as French writes it; `meant` is the language's.
    case truth(String, meant: String)
    /// The name is known below another.
    case member(String, of: String)
    /// Each element of a list has the name.
    case memberOfEach(String, of: String)
    /// A group has other names, of which one may be meant.
    case otherMembers(of: String, near: String?, [String])
    case knownFunctions
    case decimalPoint
    case parentheses
    case readAgain
    case documentedArguments
    case wantedKind
    case sameKind
    case nothingGiven

    /// What to do, one French sentence.
    var help: String {
        switch self {
        case .truth(let written, let meant): "dans une expression, « \(written) » s'écrit \(meant)"
        case .member(let name, let owner): "écrivez « \(owner).\(name) »"
        case .memberOfEach(let name, let list):
            "chaque élément de « \(list) » en a un : écrivez la règle « pour: chaque … », "
                + "ou « some x in \(list) satisfies x.\(name) … »"
        case .otherMembers(let group, let near?, _): "vouliez-vous dire « \(group).\(near) » ?"
        case .otherMembers(let group, nil, let names):
            "« \(group) » a " + names.map { "« \($0) »" }.joined(separator: ", ")
        case .knownFunctions:
            "les fonctions sont celles de FEEL ; Documentation/format-des-regles.md montre les plus utiles"
        case .decimalPoint: "un nombre s'écrit avec un point : 18.5"
        case .parentheses: "plusieurs valeurs vont entre parenthèses : « x in (a, b) »"
        case .readAgain: "relisez l'expression à cet endroit"
        case .documentedArguments: "Documentation/langage-feel.md montre chaque fonction avec ses arguments"
        case .wantedKind: "écrivez une expression qui donne ce qui est attendu"
        case .sameKind: "comparez deux valeurs de même sorte"
        case .nothingGiven: "corrigez ce qui est souligné, qui ne peut rien donner"
        }
    }

    /// What is wrong where a name does not stand below another: « contexte » is a word of the language, and experts
    /// know a group by its name.
    static func noMember(_ name: String, of group: String) -> String { "« \(group) » n'a pas de « \(name) »" }
}
