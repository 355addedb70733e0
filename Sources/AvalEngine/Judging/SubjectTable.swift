import AvalFEEL
import AvalRules
import AvalValues

/// Subjects smaller than a record, gathered until a block of them is full; one a judge, its memory reused.
final class SubjectTable {
    /// The slots of the subjects, one after the other.
    private var slots: UnsafeMutablePointer<Slot>
    /// Where each stands in the declaration.
    private let indexes: UnsafeMutablePointer<SubjectIndex>
    /// How many slots each has.
    private var width = 0
    private(set) var count = 0
    private var capacity: Int

    init() {
        capacity = SlotBlock.limit * (ElementSlot.count + 1)
        slots = .allocate(capacity: capacity)
        indexes = .allocate(capacity: SlotBlock.limit)
    }

    deinit {
        slots.deallocate()
        indexes.deallocate()
    }

    var isFull: Bool { count == SlotBlock.limit }

    /// Begins with subjects of `width` slots.
    func start(width: Int) {
        self.width = width
        count = 0
        guard width * SlotBlock.limit > capacity else { return }
        slots.deallocate()
        capacity = width * SlotBlock.limit
        slots = .allocate(capacity: capacity)
    }

    /// Adds a subject and gives its slots, to be written; there must be room.
    @inline(__always)
    func add(_ subject: SubjectIndex) -> UnsafeMutablePointer<Slot> {
        indexes[count] = subject
        defer { count += 1 }
        return slots + count * width
    }

    /// Asks rules about the subjects gathered so far, all of them below `block`'s first record, and forgets them.
    func ask(_ rules: RuleChain, _ block: SlotBlock, _ hits: HitList) {
        guard count > 0 else { return }
        var block = block
        block.elements = UnsafePointer(slots)
        block.elementStride = width
        hits.ask(about: .elements(UnsafePointer(indexes)))
        block.withView { rules($0, SlotBlock.all(count), hits) }
        count = 0
    }
}
