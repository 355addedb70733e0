import AvalEngine
import AvalLoading
import AvalOperations
import AvalSource

/// How much new rules must pass before a service takes them by itself.
public enum RuleGate: String, Sendable, CaseIterable {
    /// `aval check` has nothing to say.
    case check = "check"
    /// The scenarios come out as expected too.
    case test = "test"
    /// No recorded verdict changes either.
    case golden = "golden"

    /// What it cannot be without, as the option that names it; nil where these files are enough.
    public func lack(_ files: TrialFiles) -> String? {
        switch self {
        case .check: nil
        case .test: files.scenarios.isEmpty ? "--scenarios" : nil
        case .golden: files.scenarios.isEmpty ? "--scenarios" : files.samples.isEmpty ? "--samples" : nil
        }
    }

    /// The gate of the rules of these folders, with these scenarios and samples.
    public func gate(folders: RuleFolders, _ trials: TrialFiles) -> ReloadGate {
        let asking = Asking(folders: folders, trials: trials)
        let others = [("scenarios", trials.scenarios), ("echantillons", trials.samples)].filter { !$0.1.isEmpty }
        let checked = ReloadGate.check.exercised(byOthers: others.map(\.0), asking.whatNothingExercises)
        let tested = checked.and("test", asking.whatScenariosSay)
        switch self {
        case .check: return checked
        case .test: return tested
        case .golden: return tested.and("golden", asking.whatSamplesSay)
        }
    }

    /// What the gate asks, of rules of these folders.
    private struct Asking: Sendable {
        let folders: RuleFolders
        let trials: TrialFiles

        func whatNothingExercises(_ rulebook: Rulebook, _ files: RuleFiles) -> [Finding] {
            do throws(TrialFiles.Obstacle) {
                let report = try CoverRules(rulebook, trials, of: files, in: folders).perform(withParameters: false)
                return report.missing.map(\.finding)
            } catch {
                return [ReloadGate.witness(error.message)]
            }
        }

        func whatScenariosSay(_ rulebook: Rulebook, _ files: RuleFiles) -> [Finding] {
            do throws(FileReadingError) {
                let test = TestRules(rulebook, of: files, in: folders, scenarios: trials.scenarios)
                let result = try test.perform()
                guard result.scenarioCount > 0 || !result.findings.isEmpty else {
                    return [
                        ReloadGate.witness("aucun scénario dans « \(trials.scenarios.joined(separator: " », « ")) »")
                    ]
                }
                return result.findings
            } catch {
                return [ReloadGate.witness(error.message)]
            }
        }

        func whatSamplesSay(_ rulebook: Rulebook, _ files: RuleFiles) -> [Finding] {
            do throws(FileReadingError) {
                let samples = GoldenSamples(rulebook: rulebook, folders: folders)
                let outcomes = try samples.compare(all: trials.samples, updating: false).outcomes
                guard !outcomes.isEmpty else {
                    return [
                        ReloadGate.witness("aucun échantillon dans « \(trials.samples.joined(separator: " », « ")) »")
                    ]
                }
                return outcomes.compactMap(Self.finding)
            } catch {
                return [ReloadGate.witness(error.message)]
            }
        }

        private static func finding(_ outcome: GoldenSamples.Outcome) -> Finding? {
            switch outcome.result {
            case .same, .recorded: nil
            case .different: ReloadGate.sample(outcome.path, nil)
            case .missing: ReloadGate.sample(outcome.path, "« \(outcome.path) » n'a pas de verdict enregistré")
            case .unusable(let message): ReloadGate.sample(outcome.path, message)
            }
        }
    }
}
