import AvalRules
import AvalValues

/// Where judging finds and leaves what it knows of a salarié, as plain numbers: they are asked for at every salarié.
struct SalarieLayout {
    /// The fact that tells who is present; -1 where all are.
    let presence: Int
    let id: Int
    let carried: Int
    let declared: Int
    let category: Int
    let gap: Int
    let repeated: Int
    /// The category without any determinant, and that of the establishment's own.
    let fallback: Int
    let ofOwn: Int

    init(_ rules: RuleSet) {
        presence = rules.presence?.index ?? -1
        id = rules.slots.id
        carried = rules.slots.carriedCodes
        declared = rules.slots.declaredCategory
        category = rules.salarieSlot(.category)
        gap = rules.salarieSlot(.categoryGap)
        repeated = rules.salarieSlot(.isRepeated)
        fallback = rules.fallbackCategory
        ofOwn = max(rules.ownCategory, rules.fallbackCategory)
    }

    /// Whether a salarié is categorised, counted and billed.
    @inline(__always)
    func isPresent(_ row: SlotRow) -> Bool {
        guard presence >= 0 else { return true }
        return row[presence].isTrue
    }
}

extension Slot {
    /// Whether it holds a truth, and that is true.
    @inline(__always)
    var isTrue: Bool { tag == .boolean && flag == 1 }
}
