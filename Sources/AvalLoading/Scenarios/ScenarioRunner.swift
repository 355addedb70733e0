import AvalEngine
import AvalSource
import AvalValues

/// Plays the experts' scenarios: a declaration, and what its verdict must hold.
public struct ScenarioRunner {
    /// What came of one scenario.
    public struct Outcome: Sendable {
        /// What the scenario is called.
        public let name: String
        /// What is wrong; nil when the verdict is as expected.
        public let finding: Finding?
    }

    private let judges: Judges
    private let log: FindingLog
    private var rulebook: Rulebook { judges.rulebook }

    /// A runner with these judges; scenarios that cannot be read are told in `log`.
    public init(_ judges: Judges, log: FindingLog) {
        self.judges = judges
        self.log = log
    }

    /// A runner with this rulebook, which the service's choices stay those of; scenarios that cannot be read are told in `log`.
    public init(rulebook: Rulebook, log: FindingLog) { self.init(Judges(rulebook), log: log) }

    /// The outcomes of a file's scenarios, in its order.
    public func run(_ file: SourceFile) -> [Outcome] {
        trials(file).map { Outcome(name: $0.name, finding: $0.finding(by: judges)) }
    }

    /// A file's scenarios ready to be judged, in its order.
    public func trials(_ file: SourceFile) -> [ScenarioTrial] {
        let (root, findings) = YAMLReader.read(file)
        log.add(findings)
        guard let items = root?.list("un fichier de scénarios", log) else { return [] }
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        let trials = items.compactMap { item in
            YAMLMap(item, what: "un scénario", log: log).flatMap { ScenarioTrial($0, rulebook.rules.model, maker) }
        }
        var first: TextMap<SourceSpan> = [:]
        for trial in trials {
            guard let span = trial.span else { continue }
            if let other = first[trial.name] {
                log.add(ScenarioFinding.sameName(trial.name, first: other), at: span)
            } else {
                first[trial.name] = span
            }
        }
        let asking = rulebook.rules.codesOfRulesThatAskForKnownCodes
        for trial in trials where trial.expectedCodes.isDisjoint(with: asking) {
            for code in trial.unknownCodes { log.add(ScenarioFinding.unknownDeterminant(code), at: code.span) }
        }
        return trials
    }
}
