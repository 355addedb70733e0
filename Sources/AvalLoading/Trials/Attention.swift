import AvalValues

/// What of a judgement an expectation looks at.
public struct Attention: Sendable {
    /// Some of the things of a kind, by their names.
    public enum Selection: Sendable {
        /// Whatever there is.
        case all
        /// These alone.
        case these(NameSet)

        /// Nothing.
        public static let none = Selection.these([])

        /// Whether a thing is among them.
        public func contains(_ name: String) -> Bool {
            switch self {
            case .all: true
            case .these(let names): names.contains(name)
            }
        }
    }

    /// The rules, by their codes.
    public var rules = Selection.none
    /// The salariés whose category is looked at, by their identifiers.
    public var categories = Selection.none
    /// Whether the amounts are looked at.
    public var amounts = false
    /// The rule that an example belongs to: it was written to show when that one fires, and when it does not.
    public var owner: String?

    /// Nothing at all.
    public init() {}

    /// All of the verdict.
    public static var everything: Attention {
        var attention = Attention()
        (attention.rules, attention.categories, attention.amounts) = (.all, .all, true)
        return attention
    }
}
