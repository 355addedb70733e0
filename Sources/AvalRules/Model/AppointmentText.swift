import AvalSource

/// What `rendez_vous.yaml` says: until when an appointment may be cancelled, and which days cannot have any.
public struct AppointmentText: Sendable {
    /// An appointment that cannot be.
    public struct Refusal: Sendable {
        /// When it is refused.
        public let condition: SourceText
        /// What is said of it.
        public let message: SourceText
    }

    /// An appointment, and what must be said of it.
    public struct Example: Sendable {
        /// What must be said.
        public enum Expectation: Sendable, Hashable {
            /// Its last day, as a day number, and whether it may still be cancelled; what is nil may be anything.
            case lastDay(Int?, isCancellable: Bool?)
            /// That there is no such appointment.
            case refused
        }

        /// What it shows, for people.
        public let name: String?
        /// The day of the appointment, as a day number.
        public let appointment: Int
        /// The day on which somebody asks, as the file has it, and as a day number.
        public let date: (text: String, day: Int)
        /// The choices of the service that it is about.
        public let needed: SettingsNeeded
        /// What must be said.
        public let expectation: Expectation
        /// Where it stands.
        public let span: SourceSpan
    }

    /// The expression of the last day on which it may be cancelled.
    public let lastDay: SourceText
    /// What people read of it: a message.
    public let label: SourceText
    /// What it rests on.
    public let reference: String
    /// The appointments that cannot be; the first whose condition is true is told.
    public let refusals: [Refusal]
    /// What must be said of some appointments.
    public let examples: [Example]
}
