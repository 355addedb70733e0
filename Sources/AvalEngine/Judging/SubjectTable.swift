import AvalFEEL
import AvalRules
import AvalValues

/// Subjects smaller than a record, gathered until a block of them is full; reused.
struct SubjectTable {
    /// The slots of the subjects, one after the other.
    private(set) var slots: UnsafeMutablePointer<Slot>
    /// Where each stands in the declaration.
    let places: UnsafeMutablePointer<SubjectPlace>
    /// How many slots each has.
    private(set) var width = 0
    private(set) var count = 0
    private var capacity: Int

    init() {
        capacity = SlotBlock.limit * (ElementSlot.count + 1)
        slots = .allocate(capacity: capacity)
        places = .allocate(capacity: SlotBlock.limit)
    }

    func deallocate() {
        slots.deallocate()
        places.deallocate()
    }

    var isFull: Bool { count == SlotBlock.limit }

    /// Begins with subjects of `width` slots.
    mutating func start(width: Int) {
        self.width = width
        count = 0
        guard width * SlotBlock.limit > capacity else { return }
        slots.deallocate()
        capacity = width * SlotBlock.limit
        slots = .allocate(capacity: capacity)
    }

    /// Adds a subject and gives its slots, to be written; there must be room.
    @inline(__always)
    mutating func add(row: Int32, element: Int32) -> UnsafeMutablePointer<Slot> {
        places[count] = SubjectPlace(row: row, element: element)
        defer { count += 1 }
        return slots + count * width
    }

    mutating func removeAll() { count = 0 }
}
