import AvalFEEL
import AvalValues

/// The follow-up of the salarié being judged, for rules and messages that ask for it; null where he has no category.
extension LazyFacts {
    /// `avant_affectation`, or the longest delay as an ISO 8601 duration (`P3M`).
    static func firstVisit(_ frame: FrameView) -> Value {
        guard let due = due(frame), due.firstVisit.isAsked else { return .null }
        return .string(FollowUp.Term.delay(ofFirstVisit: Int(due.firstVisit.months)))
    }

    /// The longest time between two visits, in months.
    static func followUpPeriod(_ frame: FrameView) -> Value { months(due(frame)?.period) }

    /// The longest time to the visit in between, in months; null where none is due.
    static func intermediateVisit(_ frame: FrameView) -> Value { months(due(frame)?.intermediateVisit) }

    /// The codes for which he must hold an attestation, in the catalogue's order.
    static func attestations(_ frame: FrameView) -> Value {
        guard let state = frame.state, let due = due(frame) else { return .null }
        let codes = state.rules.model.determinants.enumerated().filter { due.attesting >> UInt64($0.offset) & 1 == 1 }
        return .list(codes.map { .string($0.element.code) })
    }

    /// The law of his periodic visits.
    static func followUpReference(_ frame: FrameView) -> Value {
        guard let state = frame.state, let due = due(frame), due.period.isAsked else { return .null }
        return .string(state.rules.followUpTerms[Int(due.period.number)].reference)
    }

    /// How long the attestation is good that the determinant which is the subject asks for, in months; null where it asks
    /// for none.
    static func attestation(_ frame: FrameView) -> Value {
        let code = frame.frame.element[ElementSlot.code]
        guard let followUps = frame.state?.segment?.followUps, code.tag == .code, code.short != Slot.noCode else {
            return .null
        }
        return months(followUps.view.attestation(Int(code.short)))
    }

    private static func months(_ term: FollowUpTerm?) -> Value {
        guard let term, term.isAsked else { return .null }
        return .number(Decimal128(Int(term.months)))
    }

    private static func due(_ frame: FrameView) -> DueFollowUp? {
        guard let state = frame.state, let followUps = state.segment?.followUps else { return nil }
        let row = frame.frame.row
        let category = row[state.rules.salarieSlot(.category)]
        guard category.tag == .word else { return nil }
        let codes = row[state.rules.slots.carriedCodes]
        return followUps.view.due(
            row, category: category.word, carried: codes.tag == .codes ? codes.payload : 0,
            hasOwn: state.carriesOwn(row))
    }
}
