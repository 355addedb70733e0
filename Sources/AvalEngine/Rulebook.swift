import AvalRules
import AvalTariffs

/// All that judging needs: the rules and the tariffs, with the version that names them.
public final class Rulebook: Sendable {
    /// The rules.
    public let rules: RuleSet
    /// The tariffs, by exercice.
    public let tariffs: [TariffTable]
    /// What the files were, as `sha256:…`.
    public let version: String
    /// For each tariff, the slot of the fact that chooses the lines.
    let selectorSlots: [Int]
    /// What verdicts repeat, as bytes.
    let constants: VerdictConstants

    /// A rulebook; every tariff's selector must be a word fact of the rules, which compiling the tariffs checks.
    public init(rules: RuleSet, tariffs: [TariffTable], version: String) {
        self.rules = rules
        self.tariffs = tariffs
        self.version = version
        selectorSlots = tariffs.map { rules.wordFacts[$0.selector]?.slot ?? 0 }
        constants = VerdictConstants(rules: rules, tariffs: tariffs, version: version)
    }

    /// The tariff of an exercice, by its place.
    func tariff(of exercice: Int) -> Int? { tariffs.firstIndex { $0.exercice == exercice } }
}
