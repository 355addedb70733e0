import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource

/// Runs the examples that rules carry: each is judged with all the rules, and its own rule's word is looked at.
public struct ExampleRunner {
    /// What came of one example.
    public struct Outcome: Sendable {
        /// The code of the rule.
        public let code: String
        /// What the example is called, or where it stands.
        public let name: String
        /// What is wrong; nil when it holds.
        public let finding: Finding?
    }

    private let rulebook: Rulebook

    /// A runner with this rulebook.
    public init(rulebook: Rulebook) {
        self.rulebook = rulebook
    }

    /// The outcome of every example, in the order of the files.
    public func run() -> [Outcome] {
        let judge = Judge(rulebook)
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        return rulebook.rules.model.anomalies.flatMap { anomaly in
            anomaly.examples.map { example in
                Outcome(
                    code: anomaly.code, name: example.name ?? "ligne \(example.span.start.line)",
                    finding: run(example, of: anomaly, judge, maker))
            }
        }
    }

    private func run(
        _ example: Example, of anomaly: Anomaly, _ judge: Judge, _ maker: ExampleDeclaration
    ) -> Finding? {
        let json = maker.json(
            template: rulebook.rules.model.template, declaration: example.declaration, salarie: example.salarie,
            date: example.date)
        var options = JudgingOptions()
        options.step = example.step
        do throws(InputError) {
            try judge.decide(JSONWriter.bytes(of: json), options: options)
        } catch {
            let finding = ExampleOutcomeFinding.unreadable(error.message, pointer: error.pointer)
            return Finding(finding, at: example.span)
        }
        return compare(example.expectation, judge.severity(of: anomaly.code), anomaly, example)
    }

    private func compare(
        _ expectation: Example.Expectation, _ found: Anomaly.Severity?, _ anomaly: Anomaly, _ example: Example
    ) -> Finding? {
        switch (expectation, found) {
        case (.fires(true), nil), (.weighs, nil):
            return Finding(ExampleOutcomeFinding.absent(anomaly.code), at: example.span)
        case (.fires(false), _?):
            return Finding(ExampleOutcomeFinding.unexpected(anomaly.code), at: example.span)
        case (.weighs(let severity), let found?) where severity != found:
            let finding = ExampleOutcomeFinding.otherSeverity(expected: severity.word, found: found.word)
            return Finding(finding, at: example.span)
        default: return nil
        }
    }
}
