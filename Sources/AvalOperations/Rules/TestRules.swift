import AvalEngine
import AvalLoading
import AvalSource

/// `test`: the examples that rules carry, then the experts' scenarios.
public struct TestRules {
    private let rulebook: Rulebook
    private let judges: Judges
    /// Whether the rules can be made anew with other choices of the service's.
    private let isWhole: Bool
    private let scenarios: [String]

    /// A test of a rulebook with the scenarios at or below these paths; `folders` are those that it was read from, for the
    /// examples and scenarios that are about other choices of the service's than those it made.
    public init(_ rulebook: Rulebook, readFrom folders: RuleFolders? = nil, scenarios: [String]) {
        (self.rulebook, self.scenarios, isWhole) = (rulebook, scenarios, folders != nil)
        judges = folders.map { Judges(rulebook, readFrom: $0) } ?? Judges(rulebook)
    }

    /// A test of a rulebook that was made of these files, of these folders.
    public init(_ rulebook: Rulebook, of files: RuleFiles, in folders: RuleFolders, scenarios: [String]) {
        (self.rulebook, self.scenarios, isWhole) = (rulebook, scenarios, true)
        judges = Judges(rulebook) { RulebookLoader.load(files, folders: folders, settings: $0) }
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
        let runner = ExampleRunner(rulebook: rulebook)
        let examples = (isWhole ? runner.run(judges) : runner.run()).map(\.finding)
        let log = FindingLog()
        let scenarioRunner = ScenarioRunner(judges, log: log)
        let outcomes = files.flatMap { scenarioRunner.run($0) }.map(\.finding)
        let wrong = (examples + outcomes).compactMap { $0 }
        return Result(
            findings: log.findings + wrong, failed: wrong.count, exampleCount: examples.count,
            scenarioCount: outcomes.count)
    }
}
