import AvalValues

/// What is well formed and yet the same whatever the values are.
public enum PointlessFinding: Sendable {
    /// A comparison of two values that are written out.
    case constantComparison
    /// A comparison of two sides that are written alike.
    case sameSides
    /// A conditional whose branches are written alike.
    case sameBranches
    /// A condition on elements, called by that name, that asks nothing of them.
    case asksNothing(of: String)
    /// An `instance of` another kind.
    case neverInstance(Kind)
    /// A search in an empty list.
    case emptyList
    /// A range whose ends are the wrong way round.
    case emptyRange
    /// A `between` whose ends are the wrong way round.
    case emptyBetween
    /// A truth written out beside `and` or `or`.
    case constantSide(of: String, Bool)
    /// Two comparisons of a name that are never true together; `areEqualities` where both ask for one value.
    case contradiction(String, String, String, areEqualities: Bool)
    /// Two inequalities of a name of which one is always true.
    case alwaysDifferent(String, Value, Value)
    /// A branch (`then`, `else`) that is never taken.
    case neverTaken(String)
    /// Two tests between a comma that take every value together.
    case everyValue(String)
    /// A value after a comma behind a test: `< 17,5`.
    case strayValue(String)

    /// What is wrong.
    var message: String {
        switch self {
        case .constantComparison: "cette comparaison ne dépend d'aucun fait : son résultat est toujours le même"
        case .sameSides: "cette comparaison a deux fois le même côté : son résultat est toujours le même"
        case .sameBranches: "les deux branches disent la même chose : la condition ne sert à rien"
        case .asksNothing(let name):
            "cette condition ne demande rien à l'élément (« \(name) ») : elle est la même pour tous"
        case .neverInstance(let kind): "« instance of » est toujours faux : ceci est \(kind.named)"
        case .emptyList: "la liste est vide : rien ne s'y trouve"
        case .emptyRange: "cet intervalle est vide : sa première borne dépasse la seconde"
        case .emptyBetween: "ce « between » n'est jamais vrai : sa première borne dépasse la seconde"
        case .constantSide(let word, let value):
            "« \(word) » avec \(value) écrit en toutes lettres ne dépend pas de l'autre côté, ou n'y change rien"
        case .contradiction(let name, let one, let other, let areEqualities):
            "« \(name) » ne peut pas être à la fois \(one) et \(other)"
                + (areEqualities ? " : c'est « or » qu'il faut, ou « in (…) »" : "")
        case .alwaysDifferent(let name, let one, let other):
            "« \(name) » diffère toujours de l'une des valeurs \(one.literal) et \(other.literal) : c'est « and » qu'il faut"
        case .neverTaken(let branch): "la branche « \(branch) » n'est jamais prise"
        case .everyValue(let tests):
            "« \(tests) » prend toutes les valeurs : entre deux virgules, une condition suffit"
        case .strayValue(let tests): "« \(tests) » est deux conditions, dont une suffit : la virgule les sépare"
        }
    }

    /// What to do.
    var help: String {
        switch self {
        case .everyValue: "pour demander les deux à la fois, écrivez un intervalle : [10..18], ou [10..18) sans sa fin"
        case .strayValue: "un nombre à virgule s'écrit avec un point : 17.5"
        default: "retirez ce qui ne sert à rien, ou corrigez la condition"
        }
    }
}
