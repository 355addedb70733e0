import AvalEngine
import AvalJSON
import AvalValues

/// `rendez_vous`: whether an appointment may be cancelled still, and until when.
public struct RendezVous: ValueOperation {
    /// The name of the method.
    public static let name = "rendez_vous"
    /// The names of its parameters.
    public static let parameters = ["date", "en_date"]

    private let appointment: Int
    /// The day number; nil is today.
    private let day: Int?

    /// Until when an appointment may be cancelled.
    public struct Result: JSONConvertible {
        /// The day of the appointment, as a day number.
        public let appointment: Int
        /// The day on which somebody asks.
        public let day: Int
        /// The last day on which it may be cancelled, to its end.
        public let lastDay: Int
        /// Whether that day is not over.
        public let isCancellable: Bool
        /// What people read.
        public let label: String
        /// What it rests on.
        public let reference: String

        /// The result in JSON.
        public var json: JSONValue {
            [
                "date": Self.text(appointment), "en_date": Self.text(day), "annulable": .bool(isCancellable),
                "dernier_jour": Self.text(lastDay), "libelle": .string(label), "reference": .string(reference),
            ]
        }

        private static func text(_ day: Int) -> JSONValue { .string(CalendarDate(dayNumber: day).description) }
    }

    /// The appointment, and the day on which somebody asks; today when there is none.
    public init(_ parameters: Parameters) throws(OperationError) {
        _ = try parameters.required("date")
        guard let appointment = try parameters.day("date") else { throw Self.refusal("« date » est obligatoire") }
        self.appointment = appointment
        day = try parameters.day("en_date")
    }

    /// What the rules in force say of it.
    public func perform(in context: OperationContext) throws(OperationError) -> Result {
        let rules = context.rules.rulebook.rules
        let day = day ?? context.service.today()
        switch AppointmentAnswer(rules, about: appointment, on: day) {
        case .lastDay(let lastDay, let isCancellable, let label, let reference):
            return Result(
                appointment: appointment, day: day, lastDay: lastDay, isCancellable: isCancellable, label: label,
                reference: reference)
        case .refused(let reason): throw Self.refusal(reason)
        case .unknown: throw Self.refusal("les règles en vigueur ne donnent pas de dernier jour pour cette date")
        case .noRules: throw .parameter(name: nil, reason: "les règles en vigueur ne disent rien des rendez-vous")
        }
    }

    private static func refusal(_ reason: String) -> OperationError { .parameter(name: "date", reason: reason) }
}
