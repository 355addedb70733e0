import AvalDeclarations
import AvalFEEL
import AvalValues

/// The values of the rule files that a declaration uses after the day on which they were to be looked at again (`a_revoir`).
/// The day is that of the declaration: evaluation knows no clock.
enum StaleValues {
    /// The number under which it is kept for all that ask; those of the facts of rule files are none of them.
    private static let number = -1

    /// Whether it uses any.
    static func areUsed(_ frame: FrameView) -> Value {
        guard let state = frame.state else { return .null }
        // On most days no determinant is past its own, and nobody needs to be looked at.
        if state.segment?.stale ?? 0 == 0 { return .boolean(campaign(state) != nil) }
        return state.shared(Self.number) { .boolean(campaign(state) != nil || carried(state) != 0) }
    }

    /// What they are called: the determinants in the order of the catalogue, then the campaign.
    static func names(_ frame: FrameView) -> Value {
        guard let state = frame.state else { return .null }
        let mask = carried(state)
        let determinants = state.rules.model.determinants.enumerated().filter { mask >> UInt64($0.offset) & 1 == 1 }
        let campaign = campaign(state).map { ["campagne de \($0.exercice)"] } ?? []
        return .list((determinants.map(\.element.code) + campaign).map { .string($0) })
    }

    /// The codes that present salariés carry and whose periods are past their day.
    private static func carried(_ state: JudgingState) -> UInt64 {
        guard let stale = state.segment?.stale, stale != 0, state.rules.salarieType > 0 else { return 0 }
        let rows = state.record.rows(of: state.rules.salarieType)
        let (slot, presence) = (state.rules.slots.carriedCodes, state.rules.presence?.index)
        return (0..<rows.count).reduce(0) { found, index in
            let row = rows[index]
            let isPresent = presence.map { row[$0].tag == .boolean && row[$0].flag == 1 } ?? true
            return isPresent && row[slot].tag == .codes ? found | row[slot].payload & stale : found
        }
    }

    /// The campaign of the exercice, where its days are past theirs.
    private static func campaign(_ state: JudgingState) -> RuleModel.Campaign? {
        if state.reviewed.isEmpty { return nil }
        let root = state.record.root
        let exercice = Int(root[state.rules.slots.exercice].significand)
        let day = root[state.rules.rootSlot(.referenceDate)].day
        return state.reviewed.first { campaign in
            campaign.exercice == exercice && campaign.review.map { $0 < day } ?? false
        }
    }
}
