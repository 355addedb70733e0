import AvalValues

/// The records of one type, as rows of slots in one block that is reused from declaration to declaration.
struct RowTable: ~Copyable {
    private(set) var slots: OwnedMemory<Slot>
    let width: Int
    private(set) var count = 0
    private var capacity: Int
    private let usualCapacity: Int

    /// Beyond it a block gives its memory back after a declaration: one huge declaration must not hold it for ever.
    private static let keptCapacity = 1024

    init(width: Int, capacity: Int) {
        self.width = max(1, width)
        self.capacity = capacity
        usualCapacity = capacity
        slots = OwnedMemory(zeroed: self.width * capacity)
    }

    /// Forgets the rows.
    mutating func reset() {
        count = 0
        guard capacity > Self.keptCapacity else { return }
        capacity = usualCapacity
        slots = OwnedMemory(zeroed: width * capacity)
    }

    /// The slots of a row.
    @inline(__always)
    func row(_ index: Int) -> SlotRow { SlotRow(slots.start + index * width) }

    /// All rows.
    @inline(__always)
    var rows: RecordRows { RecordRows(row(0), stride: width, count: count) }

    /// Adds a row of nulls at the end.
    mutating func append() -> SlotRow {
        if count == capacity {
            capacity *= 2
            slots.grow(to: width * capacity, keeping: width * count)
        }
        // A null slot is all zeros.
        slots.clear(width * count..<width * (count + 1))
        count += 1
        return row(count - 1)
    }
}
