import AvalValues

/// A way in which the verdict of a declaration may change: each has its count, and declarations that show it. Numbers are those of
/// ``ImpactPair``.
enum ImpactKind: Hashable, Sendable {
    /// From one status to another, what could not be judged included.
    case status(Int, Int)
    /// A salarié from one category to another.
    case category(Int, Int)
    /// An anomaly of a code that was not there.
    case appears(Int)
    /// An anomaly of a code that is no more there.
    case disappears(Int)
    /// An anomaly of a code that weighs more or less.
    case weighs(Int)
    /// Another total.
    case amount
    /// Nothing but words, laws, visits and corrections.
    case wording
}
