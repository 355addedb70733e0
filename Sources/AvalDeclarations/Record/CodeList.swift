import AvalValues

/// The codes of all lists of a declaration, one run after the other, reused.
struct CodeList: ~Copyable {
    private(set) var entries = OwnedMemory<CodeEntry>(zeroed: usualCapacity)
    private(set) var count = 0

    private static let usualCapacity = 256
    /// Beyond it a list gives its memory back after a declaration: one huge declaration must not hold it for ever.
    private static let keptCapacity = 1 << 16

    /// Forgets the codes.
    mutating func reset() {
        count = 0
        if entries.count > Self.keptCapacity { entries = OwnedMemory(zeroed: Self.usualCapacity) }
    }

    @inline(__always)
    mutating func append(_ entry: CodeEntry) {
        if count == entries.count { entries.grow(to: count * 2, keeping: count) }
        entries[count] = entry
        count += 1
    }

    mutating func truncate(to count: Int) { self.count = min(self.count, count) }
}
