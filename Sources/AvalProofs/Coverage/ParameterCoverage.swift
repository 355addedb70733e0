import AvalEngine
import AvalJSON
import AvalLoading
import AvalRules
import AvalSource
import AvalValues

/// Which values of the service's choices an expectation depends on: with another value in its place, it is no longer met.
struct ParameterCoverage {
    private let ground: TrialGround
    private let judges: Judges
    private var parameters: [ServiceParameter] { ground.rulebook.rules.model.parameters }

    /// A value that is exercised: of which parameter, what, and where it is written if it holds from one day to another.
    private struct Use: Hashable {
        let code: String
        let value: String
        let span: SourceSpan?
    }

    init(_ ground: TrialGround, _ judges: Judges) { (self.ground, self.judges) = (ground, judges) }

    /// Each value that each choice may have, and each that it has during a time; none where the files are not at hand, so that
    /// no other choice can be tried.
    var items: [CoverageItem] {
        guard ground.files != nil else { return [] }
        let days = ground.trials.map { Self.day(of: $0) }
        return parameters.flatMap { parameter -> [CoverageItem] in
            let used = uses(of: parameter, days)
            let values = parameter.values.map { value in
                item(parameter, "« service.\(parameter.code) » : \(value)", parameter.span) {
                    used.contains(Use(code: parameter.code, value: value, span: nil))
                }
            }
            let dated = parameter.settings.filter { $0.validity.from != nil || $0.validity.to != nil }
            return values
                + dated.map { setting in
                    item(
                        parameter, "« service.\(parameter.code) » \(setting.validity.words) : \(setting.text)",
                        setting.span
                    ) {
                        used.contains(Use(code: parameter.code, value: setting.text, span: setting.span))
                    }
                }
        }
    }

    private func item(
        _ parameter: ServiceParameter, _ name: String, _ span: SourceSpan, isExercised: () -> Bool
    ) -> CoverageItem {
        CoverageItem(
            kind: .parameterValue, name: name, span: span,
            missing: isExercised() ? [] : ["aucune attente n'en dépend : une autre valeur n'y changerait rien"])
    }

    private func uses(of parameter: ServiceParameter, _ days: [Int]) -> Set<Use> {
        var used: Set<Use> = []
        for (trial, day) in zip(ground.trials, days) {
            let supposed = trial.circumstances.settings
            // What is about other choices is asked about those alone.
            guard supposed.isEmpty || supposed[parameter.code] != nil else { continue }
            let setting = parameter.setting(on: day)
            let value = supposed[parameter.code] ?? setting.text
            let new: Set = [
                Use(code: parameter.code, value: value, span: nil),
                Use(code: parameter.code, value: value, span: supposed.isEmpty ? setting.span : nil),
            ]
            guard !new.isSubset(of: used), depends(trial, on: parameter, set: value) else { continue }
            used.formUnion(new)
        }
        return used
    }

    /// Whether a trial is no longer met where a parameter has some other value than the one that it has there.
    private func depends(_ trial: any Trial, on parameter: ServiceParameter, set value: String) -> Bool {
        parameter.alternatives(to: value).contains { other in
            var circumstances = trial.circumstances
            circumstances.settings[parameter.code] = other
            return judges.judge(in: circumstances).map { !trial.holds(for: $0) } ?? false
        }
    }

    private static func day(of trial: any Trial) -> Int {
        let json = try? JSONReader.parse(trial.declaration)
        return json?["date"]?.string.flatMap { CalendarDate($0)?.dayNumber } ?? 0
    }
}

extension ServiceParameter {
    /// The values that it may have where they are a few words, else those that it has.
    fileprivate var values: [String] {
        switch kind {
        case .words(let words): words
        case .truth: ["oui", "non"]
        case .number, .date: NameSet((settings + [fallback]).map(\.text)).sorted()
        }
    }

    /// Values that it may have in the place of another.
    fileprivate func alternatives(to value: String) -> [String] {
        switch kind {
        case .words, .truth: values.filter { $0 != value }
        case .number: Decimal128(value).flatMap(\.integer).map { ["\($0 + 1)", "\($0 - 1)"] } ?? []
        case .date:
            CalendarDate(value).map { date in
                [-1, 1].map { "\(CalendarDate(dayNumber: date.dayNumber + $0))" }
            } ?? []
        }
    }
}
