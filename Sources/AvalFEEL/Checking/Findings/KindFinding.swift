import AvalValues

/// Where a value of another kind stands than can be meant there.
public enum KindFinding: Sendable {
    /// A call of what is no function.
    case notAFunction(Kind)
    /// Another kind than the rules expect of the expression.
    case unexpected(Kind, expected: Kind)
    /// Ends between which nothing can be run through.
    case notEnumerable(Kind)
    /// A loop over what is no list.
    case notAListToRunThrough(Kind)
    /// A filter of what is no list.
    case notAListToChooseFrom(Kind)
    /// A filter by what is neither an index nor a condition.
    case notAnIndexOrCondition(Kind)
    /// A minus sign before what has no opposite.
    case noOpposite(Kind)
    /// An operation that two kinds do not have.
    case noResult(Arithmetic, Kind, Kind)
    /// What follows `if` or `satisfies` and is no condition.
    case notACondition(after: String, Kind)
    /// A side of `and` or `or` that is no condition.
    case notASide(of: String, Kind, Form)
    /// `in` before a single value.
    case searchInSingle(Kind)
    /// `18-30` among tests.
    case subtractionForRange(Decimal128, Decimal128)

    /// What is wrong.
    var message: String {
        switch self {
        case .notAFunction(let kind): "on n'appelle qu'une fonction, et ceci est \(kind.named)"
        case .unexpected(let kind, let expected): "on attend \(expected.named), et ceci est \(kind.named)"
        case .notEnumerable(let kind):
            "on ne parcourt que des nombres entiers ou des dates, et ceci est \(kind.named)"
        case .notAListToRunThrough(let kind): "on parcourt une liste, et ceci est \(kind.named)"
        case .notAListToChooseFrom(let kind): "on choisit dans une liste, et ceci est \(kind.named)"
        case .notAnIndexOrCondition(let kind):
            "entre crochets on attend une place ou une condition, et ceci est \(kind.named)"
        case .noOpposite(let kind): "« - » ne s'applique pas à \(kind.named)"
        case .noResult(let sign, let left, let right):
            "« \(sign.rawValue) » ne donne rien entre \(left.named) et \(right.named)"
        case .notACondition(let word, let kind): "« \(word) » attend une condition, et ceci est \(kind.named)"
        case .notASide(let word, let kind, _): "« \(word) » relie deux conditions, et ceci est \(kind.named)"
        case .searchInSingle(let kind):
            "« in » cherche dans une liste ou un intervalle, et ceci est \(kind.named)"
        case .subtractionForRange: "ceci est une soustraction, pas un intervalle"
        }
    }

    /// What to do.
    var help: String? {
        switch self {
        case .notAFunction, .notEnumerable, .notAListToRunThrough, .notAListToChooseFrom, .notAnIndexOrCondition,
            .noOpposite:
            nil
        case .unexpected(_, .boolean): "écrivez une condition, par exemple « x = … »"
        case .unexpected: nil
        case .noResult(let sign, let left, let right): Self.help(sign, left.withoutWords, right.withoutWords)
        case .notACondition: "comparez la valeur : « x = … »"
        case .notASide(_, _, let form): Self.help(besideJunction: form)
        case .searchInSingle:
            "pour une égalité écrivez « = » ; pour chercher dans un texte, « contains(texte, morceau) »"
        case .subtractionForRange(let low, let high):
            "un intervalle s'écrit [\(low)..\(high)] ; écrivez sinon le résultat du calcul"
        }
    }

    private static func help(_ sign: Arithmetic, _ left: Kind, _ right: Kind) -> String? {
        switch (sign, left, right) {
        case (.add, .string, _), (.add, _, .string): "pour écrire une valeur dans un texte, passez par string(…)"
        case (_, .date, .number), (_, .number, .date):
            "à une date on ajoute une durée : duration(\"P30D\") pour 30 jours, duration(\"P1Y\") pour un an"
        default: nil
        }
    }

    /// `x = "a" or "b"` is how the sentence is said aloud.
    private static func help(besideJunction form: Form) -> String? {
        switch form {
        case .literal(let value):
            "répétez la comparaison (« x = \(value.literal) »), ou donnez toutes les valeurs : « x in (…, \(value.literal)) »"
        case .list: "pour chercher dans une liste, écrivez « x in […] »"
        default: nil
        }
    }
}
