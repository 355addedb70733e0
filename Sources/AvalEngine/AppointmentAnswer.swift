import AvalFEEL
import AvalJSON
import AvalRules
import AvalValues

/// Until when an appointment may be cancelled, as the rules say it.
public enum AppointmentAnswer: Sendable, Hashable {
    /// The last day, as a day number; whether it is not over; what people read; what it rests on.
    case lastDay(Int, isCancellable: Bool, label: String, reference: String)
    /// Such an appointment cannot be: why, in French.
    case refused(String)
    /// The rules give no last day for it.
    case unknown
    /// The rules say nothing of appointments.
    case noRules

    /// The answer of rules about an appointment on one day to who asks on another; both are day numbers.
    public init(_ rules: RuleSet, about appointment: Int, on today: Int) {
        var answer = Self.noRules
        rules.appointments?.ask(about: appointment, on: today) { outcome, frame in
            answer =
                switch outcome {
                case .lastDay(let day, let isCancellable, let label):
                    .lastDay(
                        day, isCancellable: isCancellable, label: label.text(frame),
                        reference: rules.appointments?.reference ?? "")
                case .refused(let message): .refused(message.text(frame))
                case .unknown: .unknown
                }
        }
        self = answer
    }
}
