import AvalEngine
import AvalLoading
import AvalOperations
import AvalSource

/// Where the scenarios and the samples stand: files or folders.
public struct TrialFiles: Sendable {
    /// Files of scenarios.
    public let scenarios: [String]
    /// Declarations with their verdicts beside them.
    public let samples: [String]

    /// Scenarios and samples at or below these paths.
    public init(scenarios: [String], samples: [String]) {
        self.scenarios = scenarios
        self.samples = samples
    }

    /// The examples of a rulebook, then the scenarios, then the samples, each as it comes out with these very rules.
    ///
    /// A scenario that cannot be read is told in `log`.
    func trials(_ rulebook: Rulebook, log: FindingLog) throws(FileReadingError) -> [any Trial] {
        let examples = ExampleRunner(rulebook: rulebook)
        var trials: [any Trial] = examples.trials() + examples.determinantTrials()
        let runner = ScenarioRunner(rulebook: rulebook, log: log)
        for path in scenarios { trials += try ScenarioFiles.find(path).get().flatMap { runner.trials($0) } }
        let judge = Judge(rulebook)
        for path in samples {
            // What is judged by tariffs of its own says nothing of those of the rulebook.
            for file in try GoldenSamples.find(path).get() where SampleTariffs.folder(ofSample: file) == nil {
                trials.append(SampleTrial(file, try UserFiles.read(file).get(), expectedBy: judge))
            }
        }
        return trials
    }
}
