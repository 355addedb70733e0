import AvalSource

/// A regulated exposure or situation that an employer ticks (« déterminant »), with what it means from one date to another.
public struct Determinant: Sendable {
    /// What it means during a time.
    public struct Period: Sendable {
        /// That time.
        public let validity: Validity
        /// The category it gives, by its index in the order of strength; nil where that word is unknown.
        public let category: Int?
        /// The law it rests on.
        public let reference: String
        /// Visits and attestation; nil where the file does not say them.
        public let followUp: FollowUp?
        /// What remains to be confirmed.
        public let doubt: String?
        /// Where it stands.
        public let span: SourceSpan
    }

    /// Its code in declarations.
    public let code: String
    /// What the portal's screen says.
    public let label: String
    /// What explains a category to the adhérent.
    public let motive: String
    /// Whether it is health data (RGPD, art. 9): never in a log or a metric.
    public let isHealthData: Bool
    /// Its periods, in the file's order.
    public let periods: [Period]
    /// Where its code stands.
    public let span: SourceSpan

    /// What it means on a day; nil when it is not in force.
    public func period(on day: Int) -> Period? { periods.first { $0.validity.contains(day) } }
}
