/// Tells whether bytes were met before, in linear time whatever the input: an open-addressing set reused by generations.
struct RepeatedBytes {
    private struct Entry {
        var generation: UInt32
        var length: UInt32
        var address: UInt64
        var hash: UInt64
    }

    private var entries = [Entry](repeating: Entry(generation: 0, length: 0, address: 0, hash: 0), count: 64)
    private var generation: UInt32 = 0
    private var count = 0

    /// Forgets what was met and makes room for about `capacity` strings.
    mutating func begin(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        if size != entries.count || generation == .max {
            entries = [Entry](repeating: Entry(generation: 0, length: 0, address: 0, hash: 0), count: size)
            generation = 0
        }
        generation += 1
        count = 0
    }

    /// Adds bytes, which must stay in place until the next `begin`; false if they were there already.
    mutating func insert(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if count * 2 >= entries.count { grow() }
        let hash = Self.hash(bytes)
        var place = Int(truncatingIfNeeded: hash) & (entries.count - 1)
        while entries[place].generation == generation {
            let entry = entries[place]
            if entry.hash == hash, equal(entry, bytes) { return false }
            place = (place + 1) & (entries.count - 1)
        }
        entries[place] = Entry(
            generation: generation, length: UInt32(bytes.count),
            address: UInt64(UInt(bitPattern: bytes.baseAddress)), hash: hash)
        count += 1
        return true
    }

    private func equal(_ entry: Entry, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard Int(entry.length) == bytes.count else { return false }
        let other = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(bitPattern: UInt(entry.address)), count: bytes.count)
        return other.elementsEqual(bytes)
    }

    private mutating func grow() {
        let old = entries.filter { $0.generation == generation }
        entries = [Entry](
            repeating: Entry(generation: 0, length: 0, address: 0, hash: 0), count: entries.count * 2)
        generation = 1
        for var entry in old {
            var place = Int(truncatingIfNeeded: entry.hash) & (entries.count - 1)
            while entries[place].generation == generation { place = (place + 1) & (entries.count - 1) }
            entry.generation = generation
            entries[place] = entry
        }
    }

    /// FNV-1a with a final mix; a key chosen to collide costs its sender a longer probe, bounded by the list limits.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash ^ hash >> 29
    }
}
