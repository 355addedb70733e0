/// The follow-up that a salarié is due: of each value the strictest of those asked.
public struct DueFollowUp: BitwiseCopyable, Sendable {
    /// The longest delay of the first visit.
    public internal(set) var firstVisit: FollowUpTerm
    /// The longest time between two visits.
    public internal(set) var period: FollowUpTerm
    /// The longest time to the visit in between, where one is due: where no text says that none is required, and where
    /// it comes before the next periodic one.
    public internal(set) var intermediateVisit: FollowUpTerm
    /// The codes of the catalogue for which he must hold an attestation.
    public internal(set) var attesting: UInt64 = 0

    init(_ demand: FollowUpDemand) {
        (firstVisit, period, intermediateVisit) = (demand.firstVisit, demand.period, demand.intermediateVisit)
    }

    @inline(__always)
    mutating func tighten(_ demand: FollowUpDemand) {
        firstVisit.tighten(demand.firstVisit)
        period.tighten(demand.period)
        intermediateVisit.tighten(demand.intermediateVisit)
    }

    /// Leaves out a visit in between that is not required, or that the periodic one comes before.
    @inline(__always)
    mutating func settle() {
        let isNeeded = intermediateVisit.months > 0 && (!period.isAsked || intermediateVisit.months < period.months)
        if !isNeeded { intermediateVisit = .nothing }
    }
}
