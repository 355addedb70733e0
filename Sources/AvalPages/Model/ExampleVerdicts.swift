import AvalEngine
import AvalJSON
import AvalLoading
import AvalSource
import AvalValues

/// What the judge says of the examples that rules, determinants and lines of tariffs carry, in the circumstances that each supposes.
public struct ExampleVerdicts: Sendable {
    /// What came of one.
    struct Told: Sendable {
        /// What the judge says, for people.
        let words: String
        /// Whether that is what the example expects.
        let holds: Bool
    }

    private var told: [SourceSpan: Told] = [:]
    /// How many do not say what they should, or could not be judged.
    public private(set) var faults = 0

    /// None: pages then tell what is expected, and nothing else.
    public init() {}

    /// Those of some files; `judges` are those of the rulebook that they make.
    public init(_ files: RuleFiles, _ judges: Judges) {
        let runner = ExampleRunner(rulebook: judges.rulebook)
        for trial in runner.trials() {
            add(trial, judges) { judge in
                let verdict = try? judge.verdict(of: trial.declaration, options: trial.options)
                return Self.anomalies(of: trial.code, verdict)
            }
        }
        for trial in runner.determinantTrials() { add(trial, judges) { _ in nil } }
        let log = FindingLog()
        for trial in TariffExamples(judges.rulebook, log: log).trials(in: files.tariffs) {
            add(trial, judges) { _ in nil }
        }
    }

    /// What came of the example that stands somewhere; nil of one that was not looked at.
    func told(at span: SourceSpan) -> Told? { told[span] }

    /// Whether none was looked at.
    var isEmpty: Bool { told.isEmpty }

    private mutating func add(_ trial: some WrittenTrial, _ judges: Judges, _ words: (Judge) -> String?) {
        let told: Told
        if let judge = judges.judge(in: trial.circumstances) {
            let finding = trial.finding(by: judge)
            told = Told(words: words(judge) ?? finding?.message ?? "comme attendu", holds: finding == nil)
        } else {
            told = Told(words: "non jugé : les choix du service qu'il suppose ne peuvent pas être pris", holds: false)
        }
        self.told[trial.place] = told
        if !told.holds { faults += 1 }
    }

    /// What a verdict says under a code; nil where there is no verdict.
    private static func anomalies(of code: String, _ verdict: JSONValue?) -> String? {
        guard let all = verdict?["anomalies"]?.array else { return nil }
        let own = all.filter { $0["code"]?.string == code }
        let words = own.map { "\($0["gravite"]?.string ?? "") : \($0["message"]?.string ?? "")" }
        return words.isEmpty ? "pas d'anomalie" : words.joined(separator: " ; ")
    }
}
