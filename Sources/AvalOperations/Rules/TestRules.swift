import AvalEngine
import AvalLoading
import AvalSource

/// `test`: the examples that rules carry, then the experts' scenarios.
public struct TestRules {
    private let rulebook: Rulebook
    private let folders: RuleFolders?
    private let scenarios: [String]

    /// A test of a rulebook with the scenarios at or below these paths; `folders` are those that it was read from, for the
    /// examples and scenarios that are about other choices of the service's than those it made.
    public init(_ rulebook: Rulebook, readFrom folders: RuleFolders? = nil, scenarios: [String]) {
        (self.rulebook, self.folders, self.scenarios) = (rulebook, folders, scenarios)
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
        let judges = folders.map { Judges(rulebook, readFrom: $0) } ?? Judges(rulebook)
        let runner = ExampleRunner(rulebook: rulebook)
        let examples = (folders == nil ? runner.run() : runner.run(judges)).map(\.finding)
        let log = FindingLog()
        let scenarioRunner = ScenarioRunner(judges, log: log)
        let outcomes = files.flatMap { scenarioRunner.run($0) }.map(\.finding)
        let wrong = (examples + outcomes).compactMap { $0 }
        return Result(
            findings: log.findings + wrong, failed: wrong.count, exampleCount: examples.count,
            scenarioCount: outcomes.count)
    }
}
