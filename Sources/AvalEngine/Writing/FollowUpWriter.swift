import AvalJSON
import AvalRules
import AvalValues

/// Writes the follow-up that salariés are due.
struct FollowUpWriter {
    private let judgement: Judgement
    private let output: OutputBuffer
    private let constants: VerdictConstants
    /// Nil where nothing is said of follow-up: asked here, for an optional writer would be copied for each salarié.
    private let followUps: FollowUpTable.View?
    private let carried: Int
    private let hasOwn: Bool

    /// A writer for the declaration just judged; it writes nothing where its rules say nothing of follow-up.
    init(_ judgement: Judgement, _ output: OutputBuffer) {
        (self.judgement, self.output, followUps) = (judgement, output, judgement.followUps)
        (constants, carried) = (judgement.constants, judgement.layout.carried)
        hasOwn = judgement.hasOwnDeterminants
    }

    /// The follow-up of a salarié who is present, after his category.
    ///
    /// Loading refuses rules in which a category lacks a first visit or a period on some day.
    func write(_ row: SlotRow, _ category: Int) {
        guard let followUps else { return }
        let codes = row[carried]
        let due = followUps.due(
            row, category: category, carried: codes.tag == .codes ? codes.payload : 0,
            hasOwn: hasOwn && judgement.carriesOwn(row))
        put(.firstVisit, due.firstVisit)
        put(.period, due.period)
        if due.intermediateVisit.isAsked { put(.intermediateVisit, due.intermediateVisit) }
        if due.attesting != 0 { attestations(due.attesting, followUps) }
        put(.reference, due.period)
        if due.intermediateVisit.isAsked, due.intermediateVisit.law != due.period.law {
            put(.furtherReference, due.intermediateVisit)
        }
        output.put("\"}")
    }

    @inline(__always)
    private func put(_ fragment: FollowUpFragment, _ term: FollowUpTerm) {
        output.put(constants.followUp(fragment, term.number))
    }

    private func attestations(_ codes: UInt64, _ followUps: FollowUpTable.View) {
        output.put(",\"attestations\":[")
        var rest = codes
        while rest != 0 {
            let code = rest.trailingZeroBitCount
            output.put(rest == codes ? "{\"determinant\":" : ",{\"determinant\":")
            output.put(constants.code(code))
            put(.attestation, followUps.attestation(code))
            rest &= rest - 1
        }
        output.put("]")
    }
}
