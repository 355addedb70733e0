import AvalValues

/// What is null whatever the values are.
public enum NullFinding: Sendable {
    /// An argument of a kind that a function does nothing with; `need` is what it needs.
    case uselessArgument(function: String, need: String, Kind)
    /// A division by 0.
    case divisionByZero
    /// An index of 0.
    case indexOfZero
    /// A value that is looked for among values of other kinds.
    case neverFound(Kind, among: Kind)
    /// Two arguments that a function cannot compare.
    case incomparableArguments(function: String, Kind, Kind)
    /// A call with null for an argument.
    case callOfNull(function: String)
    /// A call of which all arguments are written out, computed already; `reason` is why it gave null.
    case constantCall(function: String, reason: String?, example: String?)
    /// A loop over null.
    case loopOverNull
    /// A property or entry of null.
    case memberOfNull(String)
    /// A value that cannot be compared with the ends of a range.
    case outsideOrder(Kind, ends: Kind)
    /// Two ends of a range that cannot be compared.
    case incomparableEnds(Kind, Kind)
    /// An operation with null.
    case arithmeticWithNull
    /// A comparison of what cannot be compared.
    case incomparable(Comparison, Kind, Kind)
    /// A `between` of what cannot be compared.
    case incomparableBetween(Kind, Kind)

    /// What is wrong.
    var message: String {
        switch self {
        case .uselessArgument(let function, let need, let kind):
            "« \(function) » attend \(need), et ne fait rien de ce qui est \(kind.named)"
        case .divisionByZero: "une division par zéro ne donne que null"
        case .indexOfZero: "la première place est 1 : il n'y en a pas de 0"
        case .neverFound(let kind, let elements):
            "on cherche \(kind.named) dans une liste où il n'y a que \(elements.named)"
        case .incomparableArguments(let function, let one, let other):
            "« \(function) » ne compare pas \(one.named) et \(other.named)"
        case .callOfNull(let function): "« \(function) » de null ne donne que null"
        case .constantCall(let function, let reason, _):
            "« \(function) » ne donne rien (null) pour ce qui est écrit ici" + (reason.map { " : \($0)" } ?? "")
        case .loopOverNull: "il n'y a rien à parcourir"
        case .memberOfNull(let name): "null n'a pas de « \(name) »"
        case .outsideOrder(let kind, let ends):
            "\(kind.named) ne se compare pas aux bornes de l'intervalle (\(ends.named))"
        case .incomparableEnds(let low, let high):
            "les deux bornes de l'intervalle ne se comparent pas : \(low.named) et \(high.named)"
        case .arithmeticWithNull: "un calcul avec null ne donne que null"
        case .incomparable(let sign, let left, let right):
            "« \(sign.rawValue) » ne compare pas \(left.named) et \(right.named) : le résultat est toujours null"
        case .incomparableBetween(let value, let end):
            "« between » ne compare pas \(value.named) et \(end.named) : le résultat est toujours null"
        }
    }

    /// What to do.
    var help: String? {
        switch self {
        case .constantCall(_, _, let example): example.map { "exemple : \($0)" }
        case .incomparable(_, let left, let right): Self.help(left, right)
        case .uselessArgument, .divisionByZero, .indexOfZero, .neverFound, .incomparableArguments, .callOfNull,
            .loopOverNull, .memberOfNull, .outsideOrder, .incomparableEnds, .arithmeticWithNull, .incomparableBetween:
            nil
        }
    }

    private static func help(_ left: Kind, _ right: Kind) -> String? {
        switch (left, right) {
        case (.null, _), (_, .null): "pour savoir si une valeur est là, écrivez « x = null » ou « x != null »"
        case (.list, _): "pour chercher dans une liste, écrivez « list contains(liste, valeur) »"
        case (_, .list): "pour chercher dans une liste, écrivez « valeur in liste »"
        case (.date, .string), (.string, .date): "une date s'écrit @\"2025-01-31\""
        case (.date, .dateTime), (.dateTime, .date): "prenez la date de l'une : « date(…) »"
        case (.monthsDuration, .number), (.daysDuration, .number):
            "prenez la partie voulue de la durée : « .years », « .months », « .days »"
        case (.number, .string), (.string, .number): "un nombre s'écrit sans guillemets, un texte avec"
        default: nil
        }
    }
}
