import AvalFEEL
import AvalRules
import AvalValues

/// Subjects smaller than a record, gathered until a block of them is full; one a judge, its memory reused.
final class SubjectTable {
    /// The slots of the subjects, one after the other.
    private var slots: OwnedMemory<Slot>
    /// Where each stands in the declaration.
    private let indexes = OwnedMemory<SubjectIndex>(zeroed: SlotBlock.limit)
    /// How many slots each has.
    private var width = 0
    private(set) var count = 0

    init() { slots = OwnedMemory(zeroed: SlotBlock.limit * (ElementSlot.count + 1)) }

    var isFull: Bool { count == SlotBlock.limit }

    /// Begins with subjects of `width` slots.
    func start(width: Int) {
        self.width = width
        count = 0
        if width * SlotBlock.limit > slots.count { slots = OwnedMemory(zeroed: width * SlotBlock.limit) }
    }

    /// Adds a subject and gives its slots, to be written; there must be room.
    @inline(__always)
    func add(_ subject: SubjectIndex) -> SlotRow {
        indexes[count] = subject
        defer { count += 1 }
        return SlotRow(slots.start + count * width)
    }

    /// Asks rules about the subjects gathered so far, all of them below `block`'s first record, and forgets them.
    func ask(_ rules: RuleChain, _ block: SlotBlock, _ hits: HitList) {
        guard count > 0 else { return }
        var block = block
        block.elements = SlotRow(slots.start)
        block.elementStride = width
        hits.ask(about: .elements(indexes.start))
        block.withView { rules($0, SlotBlock.all(count), hits) }
        count = 0
    }
}
