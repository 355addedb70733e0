import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// Judges the model from which every example starts: alone, and dated of each exercice that has a tariff. What fires there
/// fires everywhere, and would be told by each example instead of once. Where a service has no price of the model's exercice,
/// one is supposed: the model is about the rules.
struct TemplateTrial {
    private let rulebook: Rulebook
    private let judges: Judges

    init(_ rulebook: Rulebook) {
        self.rulebook = rulebook
        judges = Judges(rulebook)
    }

    /// What is wrong, and the rules that are wrong with it, whose examples say nothing more.
    func run() -> (findings: [Finding], codes: NameSet) {
        guard let template = rulebook.rules.model.template else { return ([], []) }
        let maker = ExampleDeclaration(schema: rulebook.rules.schema)
        let json = maker.json(template: template, declaration: nil, salarie: nil, date: nil)
        guard let judge = judges.judge(in: circumstances(of: json)) else { return ([], []) }
        do throws(InputError) {
            try judge.decide(JSONWriter.bytes(of: json), options: JudgingOptions())
        } catch {
            return ([Finding(TemplateFinding.unreadable(error), at: template.span)], [])
        }
        let fired = fired(judge) { _ in true }
        guard fired.isEmpty else {
            // One rule is what was just written; of several it is the model that was.
            let finding = TemplateFinding.hasAnomalies(fired, template: template.span)
            return (
                [Finding(finding, at: fired.count == 1 ? fired[0].span : template.span)], NameSet(fired.map(\.code))
            )
        }
        return (rulebook.tariffs.compactMap { refusal(json, $0.exercice, template) }, [])
    }

    /// The rules that refuse the model when it is of an exercice, on the same day of that year.
    private func refusal(_ json: JSONValue, _ exercice: Int, _ template: YAMLNode) -> Finding? {
        guard let date = json["date"]?.string, date.count == 10 else { return nil }
        let changes: JSONValue = ["exercice": .integer(exercice), "date": .string("\(exercice)" + date.dropFirst(4))]
        let bytes = JSONWriter.bytes(of: ExampleDeclaration.merged(json, changes))
        // What cannot be judged then has its own finding where it is declared.
        guard let judge = judges.judge(in: Circumstances()),
            (try? judge.decide(bytes, options: JudgingOptions())) != nil
        else { return nil }
        let blocking = fired(judge) { $0 == .bloquante }
        guard let first = blocking.first else { return nil }
        let finding = TemplateFinding.isRefused(exercice: exercice, blocking, template: template.span)
        return Finding(finding, at: first.span)
    }

    private func circumstances(of json: JSONValue) -> Circumstances {
        var circumstances = Circumstances()
        guard let exercice = json["exercice"]?.integer, !rulebook.tariffs.contains(where: { $0.exercice == exercice })
        else { return circumstances }
        circumstances.tariff = .init(exercice: exercice, day: 0, state: .published)
        return circumstances
    }

    private func fired(_ judge: Judge, _ counts: (Anomaly.Severity) -> Bool) -> [(code: String, span: SourceSpan)] {
        rulebook.rules.model.anomalies.filter { judge.severity(of: $0.code).map(counts) ?? false }
            .map { ($0.code, $0.span) }
    }
}
