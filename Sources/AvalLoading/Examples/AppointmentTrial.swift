import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalRules
import AvalSource
import AvalValues

/// An example of `rendez_vous.yaml`, ready to be asked: an appointment, and what must be said of it.
public struct AppointmentTrial: WrittenTrial {
    private let example: AppointmentText.Example
    /// The model, on the day of the request: nothing of it is looked at.
    public let declaration: [UInt8]
    /// What it supposes of the service.
    public let circumstances: Circumstances

    init(_ example: AppointmentText.Example, _ model: RuleModel, _ maker: ExampleDeclaration) {
        self.example = example
        let json = maker.json(template: model.template, declaration: nil, salarie: nil, date: example.date.text)
        declaration = JSONWriter.bytes(of: json)
        circumstances = Circumstances(example.needed, nil, model, date: example.date.text, for: json)
    }

    /// What the example is called, or which appointment it is about.
    public var name: String {
        example.name ?? "rendez-vous du \(CalendarDate(dayNumber: example.appointment)), le \(example.date.text)"
    }
    /// Where it stands.
    public var place: SourceSpan { example.span }
    /// No declaration is judged.
    public var options: JudgingOptions { JudgingOptions() }
    /// Nothing of a verdict.
    public var attention: Attention { Attention() }

    /// What is wrong with what the rules of `judge` say of it; nil when it holds.
    public func finding(by judge: Judge) -> Finding? {
        let answer = AppointmentAnswer(judge.rulebook.rules, about: example.appointment, on: example.date.day)
        if holds(answer) { return nil }
        let finding = ExampleOutcomeFinding.otherAppointment(
            expected: example.expectation.words, found: answer.words)
        return Finding(finding, at: example.span)
    }

    private func holds(_ answer: AppointmentAnswer) -> Bool {
        switch (example.expectation, answer) {
        case (.refused, .refused): true
        case (.lastDay(let day, let isCancellable), .lastDay(let found, let may, _, _)):
            (day ?? found) == found && (isCancellable ?? may) == may
        default: false
        }
    }
}

extension AppointmentText.Example.Expectation {
    /// In French.
    fileprivate var words: String {
        switch self {
        case .refused: "un refus"
        case .lastDay(let day, let isCancellable):
            [
                day.map { "dernier jour \(CalendarDate(dayNumber: $0))" },
                isCancellable.map { $0 ? "annulable" : "trop tard" },
            ].compactMap(\.self).joined(separator: ", ")
        }
    }
}

extension AppointmentAnswer {
    /// In French.
    fileprivate var words: String {
        switch self {
        case .refused(let message): "un refus (\(message))"
        case .lastDay(let day, let isCancellable, _, _):
            "dernier jour \(CalendarDate(dayNumber: day)), \(isCancellable ? "annulable" : "trop tard")"
        case .unknown, .noRules: "aucun dernier jour"
        }
    }
}
