import AvalSource
import AvalValues

/// The choices of the service that an example is about: where the service chose otherwise, it shows nothing.
public struct SettingsNeeded: Sendable {
    /// A parameter and what it must be set to.
    struct Setting: Sendable {
        let name: SourceText
        let value: SourceText
    }

    /// All of them; none of an example that holds whatever the service chose.
    let settings: [Setting]

    /// Reads `service` of an example.
    public init(_ map: YAMLMap) {
        let inner = map.map("service", what: "« service »")
        settings = (inner?.entries ?? []).compactMap { entry in
            guard let name = entry.key.text, let value = entry.value.text("« \(entry.name) »", map.log) else {
                return nil
            }
            return Setting(name: name, value: value)
        }
    }

    /// Leaves a finding for each parameter that there is not, and for each value that it cannot have.
    func check(_ parameters: [ServiceParameter], log: FindingLog) {
        for setting in settings {
            guard let parameter = parameters.first(where: { $0.code == setting.name.string }) else {
                let known = parameters.map(\.code)
                let near = Nearest.word(of: setting.name.string, among: known)
                log.add(ParameterFinding.unknown(setting.name.string, near: near, known: known), at: setting.name.span)
                continue
            }
            let words = parameter.kind.words
            // A list of fewer than two has its own finding: what it should have had is not known.
            guard let words, words.count > 1, !words.contains(setting.value.string) else { continue }
            let near = Nearest.word(of: setting.value.string, among: words)
            log.add(ParameterFinding.impossibleValue(parameter.code, near: near, words), at: setting.value.span)
        }
    }
}

extension ServiceParameter.Kind {
    /// The words that it may be set to; nil of a number or a day.
    fileprivate var words: [String]? {
        switch self {
        case .words(let words): words
        case .truth: ["oui", "non"]
        case .number, .date: nil
        }
    }
}

extension RuleModel {
    /// Leaves a finding for each parameter that there is not, and for each value that it cannot have.
    public func check(_ needed: SettingsNeeded, log: FindingLog) { needed.check(parameters, log: log) }

    /// What of the choices that something is about the service made otherwise on a date, else on that of the model: the values
    /// that are wanted, by the names of the parameters.
    public func unmet(_ needed: SettingsNeeded, on date: String?) -> TextMap<String> {
        let written = date ?? template?.entries?.first { $0.name == "date" }?.value.string
        let day = written.flatMap { CalendarDate($0)?.dayNumber } ?? coverage
        let wanted = needed.settings.filter { setting in
            parameters.first { $0.code == setting.name.string }?.setting(on: day).text != setting.value.string
        }
        return TextMap(
            wanted.map { ($0.name.string, $0.value.string) }, uniquingKeysWith: { first, _ in first })
    }
}
