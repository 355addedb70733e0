import AvalValues

/// The records of one type, as rows of slots in one block that is reused from declaration to declaration.
struct RowTable {
    private(set) var base: UnsafeMutablePointer<Slot>
    let width: Int
    private(set) var count = 0
    private var capacity: Int

    init(width: Int, capacity: Int) {
        self.width = max(1, width)
        self.capacity = capacity
        base = .allocate(capacity: self.width * capacity)
    }

    func deallocate() { base.deallocate() }

    /// Forgets the rows; a block grown for a huge declaration shrinks again.
    mutating func reset() {
        count = 0
        if capacity > 1024 {
            base.deallocate()
            capacity = 64
            base = .allocate(capacity: width * capacity)
        }
    }

    /// A new row of nulls.
    mutating func append() -> UnsafeMutablePointer<Slot> {
        if count == capacity {
            let larger = UnsafeMutablePointer<Slot>.allocate(capacity: width * capacity * 2)
            larger.update(from: base, count: width * count)
            base.deallocate()
            (base, capacity) = (larger, capacity * 2)
        }
        let row = base + width * count
        // A null slot is all zeros.
        UnsafeMutableRawBufferPointer(start: row, count: width * MemoryLayout<Slot>.stride).initializeMemory(
            as: UInt8.self, repeating: 0)
        count += 1
        return row
    }
}
