import AvalValues

/// Where arguments are not those that their function takes.
public enum ArgumentFinding: Sendable {
    /// A list for a single value, or a single value for a list: the language lets it pass, and it is hardly meant.
    case listness(function: String, wanted: Kind, Kind)
    /// Another number of arguments than a function of the expression has parameters.
    case count(Int, expected: Int)
    /// Arguments that no form of a builtin takes; `usage` shows its forms.
    case noForm(function: String, usage: String)
    /// An argument of another kind than its parameter; `parameter` is its name, or its number.
    case kind(Kind, wanted: Kind, parameter: String)
    /// A pattern that is none.
    case pattern
    /// What is no name of a list of codes; `known` are such names.
    case codeList(function: String, known: [String])

    /// What is wrong.
    var message: String {
        switch self {
        case .listness(let function, let wanted, let kind):
            "« \(function) » attend \(wanted.named), et ceci est \(kind.named)"
        case .count(let count, let expected):
            "cette fonction attend \(expected) argument\(expected < 2 ? "" : "s"), pas \(count)"
        case .noForm(let function, _): "« \(function) » n'attend pas ces arguments"
        case .kind(let kind, let wanted, let parameter):
            "l'argument \(Int(parameter) == nil ? "« \(parameter) »" : "n° \(parameter)") attend "
                + "\(wanted.named(beside: kind)), et ceci est \(kind.named(beside: wanted))"
        case .pattern: "ce motif n'en est pas un"
        case .codeList(let function, _): "« \(function) » attend d'abord le nom d'une nomenclature"
        }
    }

    /// What to do.
    var help: String? {
        switch self {
        case .listness(_, let wanted, _):
            wanted.isList
                ? "donnez une liste, ou servez-vous de la valeur elle-même"
                : "parcourez la liste : « some x in … satisfies … »"
        case .count, .kind: nil
        case .noForm(_, let usage): "écrivez \(usage)"
        case .codeList(_, let known):
            known.isEmpty
                ? "aucune n'est connue ici" : "écrivez \(known.prefix(6).map { "« \($0) »" }.joined(separator: ", "))"
        case .pattern: "exemple : \"^\\d{5}$\" pour cinq chiffres"
        }
    }
}
