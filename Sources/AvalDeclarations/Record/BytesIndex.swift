import AvalValues

/// Numbers by byte strings, in linear time whatever the input: an open-addressing table reused by generations.
///
/// The strings must stay where they are until the next `begin`.
public struct BytesIndex {
    private struct Entry {
        var generation: UInt32 = 0
        var length: UInt32 = 0
        var address: UInt64 = 0
        var hash: UInt64 = 0
        var value = 0
    }

    private var entries = [Entry](repeating: Entry(), count: 64)
    private var generation: UInt32 = 1
    private var count = 0

    /// An empty index.
    public init() {}

    /// Whether it holds nothing.
    public var isEmpty: Bool { count == 0 }

    /// Forgets what it holds and makes room for about `capacity` strings.
    public mutating func begin(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        if size != entries.count || generation == .max {
            entries = [Entry](repeating: Entry(), count: size)
            generation = 0
        }
        generation += 1
        count = 0
    }

    /// Adds a string with its number; false, and nothing changed, if it was there already.
    @discardableResult
    public mutating func insert(_ bytes: ByteView, value: Int = 0) -> Bool {
        if count * 2 >= entries.count { grow() }
        let hash = Self.hash(bytes)
        let index = index(of: bytes, hash)
        if entries[index].generation == generation { return false }
        entries[index] = Entry(
            generation: generation, length: UInt32(bytes.count),
            address: UInt64(UInt(bitPattern: bytes.memory.baseAddress)), hash: hash, value: value)
        count += 1
        return true
    }

    /// Adds a string; false, and nothing changed, if it was there already.
    mutating func insert(_ bytes: Span<UInt8>) -> Bool {
        let text = Slot(text: bytes, plain: false)
        return insert(text.bytes)
    }

    /// The number of a string.
    public func value(of bytes: ByteView) -> Int? {
        if count == 0 { return nil }
        let entry = entries[index(of: bytes, Self.hash(bytes))]
        return entry.generation == generation ? entry.value : nil
    }

    /// Where a string stands, or where it would.
    private func index(of bytes: ByteView, _ hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: hash) & (entries.count - 1)
        while entries[index].generation == generation {
            if entries[index].hash == hash, equal(entries[index], bytes) { break }
            index = (index + 1) & (entries.count - 1)
        }
        return index
    }

    private func equal(_ entry: Entry, _ bytes: ByteView) -> Bool {
        guard Int(entry.length) == bytes.count else { return false }
        return ByteView(start: UnsafeRawPointer(bitPattern: UInt(entry.address)), count: bytes.count) == bytes
    }

    private mutating func grow() {
        let old = entries.filter { $0.generation == generation }
        entries = [Entry](repeating: Entry(), count: entries.count * 2)
        generation = 1
        for var entry in old {
            var index = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
            while entries[index].generation == generation { index = (index + 1) & (entries.count - 1) }
            entry.generation = generation
            entries[index] = entry
        }
    }

    /// A number drawn once a process: nobody can choose strings that all collide.
    private static let seed = UInt64.random(in: .min ... .max)

    /// FNV-1a from the seed, with a final mix. The order of entries is never looked at, so the seed changes no verdict.
    private static func hash(_ bytes: ByteView) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash ^= hash >> 32
        hash = hash &* 0x9E37_79B9_7F4A_7C15
        return hash ^ hash >> 29
    }
}
