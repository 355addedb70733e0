import AvalFEEL
import AvalValues

/// What expressions about an appointment see of it, each in its slot of a frame that holds nothing else.
enum AppointmentSlot: Int, CaseIterable {
    /// The day of the appointment.
    case appointment
    /// The day on which somebody asks.
    case today
    /// The last day on which it may be cancelled; only messages see it.
    case lastDay
    /// Whether it may be cancelled still; only messages see it.
    case isCancellable

    /// Its name in expressions.
    var name: String {
        switch self {
        case .appointment: "rendez_vous"
        case .today: "date_reference"
        case .lastDay: "dernier_jour"
        case .isCancellable: "annulable"
        }
    }

    /// What the name stands for.
    var entry: Entry {
        let reference = SlotReference(.root, rawValue)
        return self == .isCancellable
            ? .slot(KeptValue(reference, .boolean, .boolean, isPersonal: false))
            : .slot(KeptValue(reference, .date, .date, isPersonal: false))
    }
}
