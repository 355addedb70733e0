import AvalValues

/// The codes of all lists of a declaration, one run after the other, reused.
struct CodeList {
    private(set) var base: UnsafeMutablePointer<CodeEntry>
    private(set) var count = 0
    private var capacity = 256

    init() { base = .allocate(capacity: capacity) }

    func deallocate() { base.deallocate() }

    /// Forgets the codes; a list grown for a huge declaration shrinks again.
    mutating func reset() {
        count = 0
        guard capacity > 1 << 16 else { return }
        base.deallocate()
        capacity = 256
        base = .allocate(capacity: capacity)
    }

    @inline(__always)
    mutating func append(_ entry: CodeEntry) {
        if count == capacity { grow() }
        base[count] = entry
        count += 1
    }

    mutating func truncate(to count: Int) { self.count = min(self.count, count) }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<CodeEntry>.allocate(capacity: capacity * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (larger, capacity * 2)
    }
}
