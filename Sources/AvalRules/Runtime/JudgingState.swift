import AvalDeclarations
import AvalFEEL
import AvalValues

/// What the facts that are computed when asked for look at: where judging stands at this moment.
///
/// It belongs to one judge, hence to one thread.
public final class JudgingState {
    /// The declaration being judged.
    public let record: DeclarationRecord
    /// What is in force on its day; nil outside the period that the rules cover.
    public var segment: Segment?
    /// The wrong value being judged.
    public var wrongValue: DeclarationRecord.WrongValue?
    /// The subject's slots when it is a determinant.
    public var element: SlotRow { SlotRow(elementSlots.start) }
    private let elementSlots = OwnedMemory<Slot>(count: ElementSlot.count) { _ in .null }
    /// The establishment's own determinants, by code: their rows.
    public var own = BytesIndex()
    /// The rows of those whose code an earlier one has: the two are one to the rules.
    public var repeatedFiches: [Int] = []
    /// What the interpreter may still take for the declaration: loops that no check can foresee end there.
    public let budget = EvaluationBudget(steps: 0)
    /// How many steps of the interpreter a declaration may take: some seconds, and many times what 20,000 salariés need.
    public var stepLimit = 50_000_000
    /// Gives the lines of the estimate, asked where there is one: whoever makes estimates sets it.
    public var estimate: () -> [EstimatedLine] = { [] }
    /// The rules that judge.
    let rules: RuleSet
    /// The campaigns that are to be looked at again after a day.
    let reviewed: [RuleModel.Campaign]
    /// The facts of the declaration that were asked for, by their numbers.
    private var shared: [Int: Value] = [:]

    /// A state for judging with `rules`.
    public init(record: DeclarationRecord, rules: RuleSet) {
        self.record = record
        self.rules = rules
        reviewed = rules.model.campaigns.filter { $0.review != nil }
    }

    /// Forgets what was computed for the declaration before.
    public func begin() {
        shared.removeAll(keepingCapacity: true)
        budget.reset(to: stepLimit)
    }

    /// A fact of the declaration, computed when first asked for.
    func shared(_ number: Int, _ compute: () -> Value) -> Value {
        if let known = shared[number] { return known }
        let value = compute()
        shared[number] = value
        return value
    }

    /// The lines of the estimate as rules read them; null where nothing is estimated.
    var estimatedLines: Value {
        record.root[rules.rootSlot(.estimateTotal)].isNull ? .null : .list(estimate().map(\.value))
    }

    /// The codes of the catalogue that give a salarié his category, as a set, and whether an own determinant does too.
    public func deciding(_ row: SlotRow) -> (mask: UInt64, isOwn: Bool) {
        let slot = rules.slots.carriedCodes
        guard let segment, row[slot].tag == .codes else { return (0, false) }
        let category = row[rules.salarieSlot(.category)].word
        guard category < segment.categoryMasks.count else { return (0, false) }
        let isOwn = category == rules.ownCategory && carriesOwn(row)
        return (row[slot].payload & segment.categoryMasks[category], isOwn)
    }

    /// Whether a salarié carries one of the establishment's own determinants.
    public func carriesOwn(_ row: SlotRow) -> Bool {
        let codes = row[rules.slots.carriedCodes]
        guard !own.isEmpty, codes.tag == .codes else { return false }
        return record.codes(of: codes).contains { $0.index == Slot.noCode && own.value(of: $0.bytes) != nil }
    }

    /// A frame with these rows.
    public func frame(row: SlotRow? = nil, element: SlotRow? = nil) -> SlotFrame {
        let root = record.root
        let row = row ?? root
        return SlotFrame(
            root: root, row: row, element: element ?? row, codes: record.codes,
            context: Unmanaged.passUnretained(self))
    }

    /// A block of records.
    public func block(_ rows: RecordRows) -> SlotBlock {
        SlotBlock(
            root: record.root, rows: rows.first, rowStride: rows.stride, elements: rows.first,
            elementStride: rows.stride, codes: record.codes, context: Unmanaged.passUnretained(self))
    }
}

extension FrameView {
    /// The judge's state that came with the frame.
    var state: JudgingState? { frame.context.takeUnretainedValue() as? JudgingState }
}
