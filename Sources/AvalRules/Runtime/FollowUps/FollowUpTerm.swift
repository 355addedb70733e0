/// A value of follow-up as judging compares it; the text that asks for it goes with it.
public struct FollowUpTerm: BitwiseCopyable, Sendable {
    /// So many months, ``FollowUp/Term/none`` included; negative where nothing is asked.
    public let months: Int32
    /// Which of the rule set's ``RuleSet/followUpTerms`` it is.
    public let number: Int32
    /// The same number for all values of one law.
    public let law: Int32

    /// Nothing asked.
    static let nothing = FollowUpTerm(months: -1, number: 0, law: 0)

    /// Whether something is asked.
    @inlinable @inline(__always)
    public var isAsked: Bool { months >= 0 }

    /// The stricter of the two; of equals the one that was there first.
    @inline(__always)
    mutating func tighten(_ other: FollowUpTerm) {
        if other.isAsked, !isAsked || other.months < months { self = other }
    }
}
