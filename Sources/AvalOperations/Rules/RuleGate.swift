import AvalEngine
import AvalLoading
import AvalSource

/// How much new rules must pass before a service takes them by itself.
public enum RuleGate: String, Sendable, CaseIterable {
    /// `aval check` has nothing to say.
    case check = "check"
    /// The scenarios come out as expected too.
    case test = "test"
    /// No recorded verdict changes either.
    case golden = "golden"

    /// The gate, with the scenarios and samples at or below these paths.
    public func gate(folders: RuleFolders, scenarios: [String], samples: [String]) -> ReloadGate {
        let tested = ReloadGate.check.and("test") { Self.test($0, folders, scenarios) }
        switch self {
        case .check: return .check
        case .test: return tested
        case .golden: return tested.and("golden") { Self.compare($0, folders, samples) }
        }
    }

    private static func test(_ rulebook: Rulebook, _ folders: RuleFolders, _ scenarios: [String]) -> [Finding] {
        do throws(FileReadingError) {
            return try TestRules(rulebook, readFrom: folders, scenarios: scenarios).perform().findings
        } catch {
            return [ReloadGate.sample("", error.message)]
        }
    }

    private static func compare(_ rulebook: Rulebook, _ folders: RuleFolders, _ samples: [String]) -> [Finding] {
        do throws(FileReadingError) {
            let result = try GoldenSamples(rulebook: rulebook, folders: folders).compare(all: samples, updating: false)
            return result.outcomes.compactMap { outcome in
                switch outcome.result {
                case .same, .recorded: nil
                case .different: ReloadGate.sample(outcome.path, nil)
                case .missing: ReloadGate.sample(outcome.path, "« \(outcome.path) » n'a pas de verdict enregistré")
                case .unusable(let message): ReloadGate.sample(outcome.path, message)
                }
            }
        } catch {
            return [ReloadGate.sample("", error.message)]
        }
    }
}
