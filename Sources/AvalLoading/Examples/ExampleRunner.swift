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

    /// The outcomes of the examples that are about what the service chose, in the order of the files.
    public func run() -> [Outcome] { run(Judges(rulebook)) { $0.settings.isEmpty } }

    /// The outcome of every example, in the order of the files, by the judges of this very rulebook.
    public func run(_ judges: Judges) -> [Outcome] { run(judges) { _ in true } }

    private func run(_ judges: Judges, where isWanted: (Circumstances) -> Bool) -> [Outcome] {
        trials().filter { isWanted($0.circumstances) }.map {
            Outcome(code: $0.code, name: $0.name, finding: $0.finding(by: judges))
        }
            + determinantTrials().filter { isWanted($0.circumstances) }.map {
                Outcome(code: $0.code, name: $0.name, finding: $0.finding(by: judges))
            }
            + appointmentTrials().filter { isWanted($0.circumstances) }.map {
                Outcome(code: "rendez_vous", name: $0.name, finding: $0.finding(by: judges))
            }
    }

    /// The examples of appointments ready to be asked, in the file's order.
    public func appointmentTrials() -> [AppointmentTrial] {
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        let model = rulebook.rules.model
        return (model.appointments?.examples ?? []).map { AppointmentTrial($0, model, maker) }
    }

    /// Every example ready to be judged, in the order of the files.
    public func trials() -> [ExampleTrial] {
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        let model = rulebook.rules.model
        return model.anomalies.flatMap { anomaly in
            anomaly.examples.map { ExampleTrial($0, of: anomaly.code, model, maker) }
        }
    }
}
