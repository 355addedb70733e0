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

    /// The expression of the last day on which it may be cancelled.
    public let lastDay: SourceText
    /// What people read of it: a message.
    public let label: SourceText
    /// What it rests on.
    public let reference: String
    /// The appointments that cannot be; the first whose condition is true is told.
    public let refusals: [Refusal]
}
