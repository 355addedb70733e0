import AvalJSON
import AvalRules

/// A declaration of nobody that shows something, as small as it can be.
public struct SmallDeclaration: Sendable {
    /// The declaration.
    public let json: JSONValue
    /// Whether it shows that as it is: something personal may have had to be hidden.
    public let isWhole: Bool

    /// Takes away of a declaration all without which `holds` is still true of it, asking it `budget` times at most, then puts
    /// made-up values in the place of those that are about somebody, as far as `holds` stays true.
    public init(
        of declaration: JSONValue, _ rules: RuleSet, budget: Int, keeping holds: @escaping (JSONValue) -> Bool
    ) {
        var reduction = Reduction(budget: budget, keeping: holds)
        (json, isWhole) = Anonymity(rules, keeping: holds).made(reduction.reduced(declaration))
    }
}
