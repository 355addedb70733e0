import AvalRules
import AvalTariffs
import AvalValues

/// All that judging needs: the rules and the tariffs, with the version that names them.
public final class Rulebook: Sendable {
    /// The rules.
    public let rules: RuleSet
    /// The tariffs, by exercice.
    public let tariffs: [Tariff]
    /// What the files were, as `sha256:…`.
    public let version: String
    /// What verdicts repeat, as bytes.
    let constants: VerdictConstants
    /// What each exercice that the files know chooses.
    private let exercices: [Exercice]

    /// What an exercice chooses.
    struct Exercice: Sendable {
        /// Its year.
        var year = Int.min
        /// Its tariff, by its index.
        var tariff: Int?
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

    /// A rulebook; the tariffs must be compiled for the names of these very rules.
    public init(rules: RuleSet, tariffs: [Tariff], version: String) {
        self.rules = rules
        self.tariffs = tariffs
        self.version = version
        constants = VerdictConstants(rules: rules, tariffs: tariffs, version: version)
        let years = tariffs.map(\.exercice) + rules.model.campaigns.map(\.exercice)
        exercices = Set(years).sorted().map { year in
            let campaign = rules.model.campaigns.first { $0.exercice == year }.map {
                Exercice.Campaign(
                    generated: $0.generated.map { Slot(day: $0) } ?? .null, opening: Slot(day: $0.opening),
                    closing: Slot(day: $0.closing), due: $0.due.map { Slot(day: $0) } ?? .null)
            }
            return Exercice(
                year: year, tariff: tariffs.firstIndex { $0.exercice == year }, campaign: campaign)
        }
    }

    /// What an exercice chooses: nothing where the files do not know it.
    func exercice(_ year: Int) -> Exercice { exercices.first { $0.year == year } ?? Exercice(year: year) }
}
