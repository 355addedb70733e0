import AvalEngine
import AvalLoading
import AvalSource

/// `test`: the examples that rules carry, then the experts' scenarios.
public struct TestRules {
    private let rulebook: Rulebook
    private let scenarios: [String]

    /// A test of a rulebook with the scenarios at or below these paths.
    public init(_ rulebook: Rulebook, scenarios: [String]) {
        self.rulebook = rulebook
        self.scenarios = scenarios
    }

    /// What came of the examples and the scenarios.
    public struct Result: Sendable {
        /// What is wrong with scenario files, with examples, with scenarios.
        public let findings: [Finding]
        /// How many examples and scenarios do not come out as their authors expect.
        public let failed: Int
        /// How many examples were judged.
        public let exampleCount: Int
        /// How many scenarios were judged.
        public let scenarioCount: Int

        /// In one line, for a person.
        public var summary: String {
            "\(exampleCount) exemples, \(scenarioCount) scénarios : "
                + (findings.isEmpty ? "tous conformes." : "\(failed) non conformes.")
        }
    }

    /// Judges them all; throws when a file of scenarios cannot be read.
    public func perform() throws(FileReadingError) -> Result {
        var files: [SourceFile] = []
        for path in scenarios { files += try ScenarioFiles.find(path).get() }
        let examples = ExampleRunner(rulebook: rulebook).run().map(\.finding)
        let log = FindingLog()
        let runner = ScenarioRunner(rulebook: rulebook, log: log)
        let outcomes = files.flatMap { runner.run($0) }.map(\.finding)
        let wrong = (examples + outcomes).compactMap { $0 }
        return Result(
            findings: log.findings + wrong, failed: wrong.count, exampleCount: examples.count,
            scenarioCount: outcomes.count)
    }
}
