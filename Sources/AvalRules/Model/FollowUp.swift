import AvalSource

/// How often and when a salarié is seen, as one text asks it; what it does not say is left to others.
///
/// Of every value the smaller is the stricter: where several texts apply, each value is that of the strictest.
public struct FollowUp: Sendable {
    /// A value with the text that asks for it.
    public struct Term: Sendable, Hashable {
        /// So many months; ``none`` has a meaning of its own for each value, stricter than any month.
        public let months: Int
        /// The law it rests on.
        public let reference: String
        /// Where it stands.
        let span: SourceSpan

        /// No month at all: the first visit comes before the assignment to the post; no visit in between is required.
        public static let none = 0

        /// How verdicts and expressions say the delay of a first visit: `avant_affectation`, or an ISO 8601 duration.
        public static func delay(ofFirstVisit months: Int) -> String {
            months == none ? FollowUpReader.beforeAssignment : "P\(months)M"
        }
    }

    /// The longest delay of the first visit.
    public var firstVisit: Term?
    /// The longest time between two visits.
    public var period: Term?
    /// The longest time to the visit in between.
    public var intermediateVisit: Term?
    /// How long an attestation is good.
    public var attestation: Term?

    /// Nothing.
    init() {}
}
