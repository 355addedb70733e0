import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
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

    /// The keys of a scenario.
    static let keys = ["nom", "declaration", "salarie", "date", "etape", "attendu"]
    private let rulebook: Rulebook
    private let log: FindingLog

    /// A runner with this rulebook; scenarios that cannot be read are told in `log`.
    public init(rulebook: Rulebook, log: FindingLog) {
        self.rulebook = rulebook
        self.log = log
    }

    /// The outcomes of a file's scenarios, in its order.
    public func run(_ file: SourceFile) -> [Outcome] {
        let (root, findings) = YAMLReader.read(file)
        log.add(findings)
        guard let items = root?.list("un fichier de scénarios", log) else { return [] }
        let judge = Judge(rulebook)
        return items.compactMap { item in
            YAMLMap(item, what: "un scénario", log: log).flatMap { run($0, judge) }
        }
    }

    private func run(_ map: YAMLMap, _ judge: Judge) -> Outcome? {
        map.refuseUnknownKeys(Self.keys)
        guard let name = map.requiredString("nom"), map.required("attendu") != nil,
            let expected = map.map("attendu", what: "« attendu »")
        else { return nil }
        expected.refuseUnknownKeys(Expectation.keys)
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        let json = maker.json(
            template: rulebook.rules.model.template, declaration: map.field("declaration"),
            salarie: map.field("salarie"),
            date: map.string("date"))
        var options = JudgingOptions()
        if map.has("etape") {
            options.step = map.word("etape", among: Anomaly.Step.allCases.map(\.word)).flatMap {
                Anomaly.Step(word: $0)
            }
        }
        let verdict: JSONValue
        do throws(InputError) {
            verdict = try judge.verdict(of: JSONWriter.bytes(of: json), options: options)
        } catch {
            let finding = ScenarioFinding.unreadable(error.message, pointer: error.pointer)
            return Outcome(name: name, finding: Finding(finding, at: map.head))
        }
        let differences = Expectation(expected, log: log).differences(from: verdict)
        if differences.isEmpty { return Outcome(name: name, finding: nil) }
        return Outcome(name: name, finding: Finding(ScenarioFinding.different(name, differences), at: expected.span))
    }
}

extension Judge {
    /// The verdict of a declaration, read back.
    fileprivate func verdict(of declaration: [UInt8], options: JudgingOptions) throws(InputError) -> JSONValue {
        let output = OutputBuffer()
        _ = try ByteView.with(declaration) { (bytes) throws(InputError) in
            try judge(bytes, options: options, into: output)
        }
        return (try? JSONReader.parse(output.bytes)) ?? .null
    }
}
