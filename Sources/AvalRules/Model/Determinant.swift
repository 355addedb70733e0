import AvalSource
import AvalValues

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
        /// What tells whom it concerns, beside the box to tick.
        public let help: String?
        /// Visits and attestation; nil where the file does not say them.
        public let followUp: FollowUp?
        /// What remains to be confirmed.
        public let doubt: String?
        /// The last day on which it may be used without being looked at again.
        public let review: Int?
        /// Where it stands.
        public let span: SourceSpan
    }

    /// Something that experts say of it for their own rules (`famille: chimique`).
    public struct Attribute: Sendable {
        /// Its name.
        public let name: String
        /// What it is for this determinant.
        public let value: String
        /// Where its name stands.
        public let span: SourceSpan
    }

    /// A day and the category that it must give then; it documents the determinant and travels with it.
    public struct Example: Sendable {
        /// What it shows, for people.
        public let name: String?
        /// The reference date, as the file has it.
        public let date: String
        /// The choices of the service that it is about.
        public let needed: SettingsNeeded
        /// The word of the category.
        public let category: String
        /// What the follow-up must be of whoever carries it alone; nil where it says nothing of it.
        public let followUp: ExpectedFollowUp?
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
    /// The text that created it, where it begins after the first day covered.
    public let creation: String?
    /// What experts say of it besides.
    public let attributes: [Attribute]
    /// What it must give on some days.
    public let examples: [Example]
    /// The service's own choices that they name.
    let parameters: [String]
    /// Where its code stands.
    public let span: SourceSpan

    /// What it means on a day; nil when it is not in force.
    public func period(on day: Int) -> Period? { periods.first { $0.validity.contains(day) } }
}
