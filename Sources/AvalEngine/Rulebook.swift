import AvalRules
import AvalTariffs
import AvalValues

/// All that judging needs: the rules and the tariffs, with the version that names them.
public final class Rulebook: Sendable {
    /// The rules.
    public let rules: RuleSet
    /// The tariffs, by exercice.
    public let tariffs: [TariffTable]
    /// What the files were, as `sha256:…`.
    public let version: String
    /// What verdicts repeat, as bytes.
    let constants: VerdictConstants
    /// What each exercice that the files know chooses.
    private let places: [Place]

    /// What an exercice chooses.
    struct Place: Sendable {
        /// The exercice.
        var exercice = Int.min
        /// Its tariff, by its place.
        var tariff: Int?
        /// The slot of the fact that chooses the lines of the tariff.
        var selector = 0
        /// Its campaign, as slots.
        var campaign: Campaign?

        /// The days of a campaign.
        struct Campaign: Sendable {
            let generated: Slot
            let opening: Slot
            let closing: Slot
            let due: Slot
        }
    }

    /// A rulebook; every tariff's selector must be a word fact of the rules, which compiling the tariffs checks.
    public init(rules: RuleSet, tariffs: [TariffTable], version: String) {
        self.rules = rules
        self.tariffs = tariffs
        self.version = version
        constants = VerdictConstants(rules: rules, tariffs: tariffs, version: version)
        let exercices = tariffs.map(\.exercice) + rules.model.campaigns.map(\.exercice)
        places = Set(exercices).sorted().map { exercice in
            let tariff = tariffs.firstIndex { $0.exercice == exercice }
            let selector = tariff.flatMap { rules.wordFacts[tariffs[$0].selector]?.slot } ?? 0
            let campaign = rules.model.campaigns.first { $0.exercice == exercice }.map {
                Place.Campaign(
                    generated: $0.generated.map { Slot(day: $0) } ?? .null, opening: Slot(day: $0.opening),
                    closing: Slot(day: $0.closing), due: $0.due.map { Slot(day: $0) } ?? .null)
            }
            return Place(exercice: exercice, tariff: tariff, selector: selector, campaign: campaign)
        }
    }

    /// What an exercice chooses: nothing where the files do not know it.
    func place(of exercice: Int) -> Place { places.first { $0.exercice == exercice } ?? Place() }
}
