import AvalEngine
import AvalSource

/// Runs the examples that rules and determinants carry: each is judged with all the rules, and its own rule's word, or the
/// category, is looked at.
public struct ExampleRunner {
    /// What came of one example.
    public struct Outcome: Sendable {
        /// The code of the rule, or of the determinant.
        public let code: String
        /// What the example is called, or where it stands.
        public let name: String
        /// What is wrong; nil when it holds.
        public let finding: Finding?
    }

    let rulebook: Rulebook

    /// A runner with this rulebook.
    public init(rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// The outcome of every example, in the order of the files.
    public func run() -> [Outcome] {
        let judge = Judge(rulebook)
        return trials().map { Outcome(code: $0.code, name: $0.name, finding: $0.finding(by: judge)) }
            + determinantTrials().map { Outcome(code: $0.code, name: $0.name, finding: $0.finding(by: judge)) }
    }

    /// Every example that is about what the service chose, ready to be judged, in the order of the files.
    public func trials() -> [ExampleTrial] {
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        let model = rulebook.rules.model
        return model.anomalies.flatMap { anomaly in
            anomaly.examples.filter { model.holds($0.needed, on: $0.date) }.map {
                ExampleTrial($0, of: anomaly.code, template: model.template, maker)
            }
        }
    }
}
