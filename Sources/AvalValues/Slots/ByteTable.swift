/// An immutable table from byte strings to their positions: how keys, words and codes are looked up without a `String`.
public final class ByteTable: @unchecked Sendable {
    // Written in `init` alone, hence safe to share between threads.
    private let slots: UnsafeMutablePointer<Int32>
    private let entries: UnsafeMutablePointer<Entry>
    private let storage: UnsafeMutablePointer<UInt8>
    private let mask: Int
    /// How many strings it holds.
    public let count: Int

    private struct Entry {
        var address: UnsafePointer<UInt8>
        var length: Int
    }

    /// A table of `strings`; of two equal ones the first keeps its position.
    public init(_ strings: [[UInt8]]) {
        count = strings.count
        // A quarter full at most: nearly every look-up ends at its first slot.
        var size = 8
        while size < strings.count * 4 { size *= 2 }
        mask = size - 1
        slots = .allocate(capacity: size)
        slots.initialize(repeating: -1, count: size)
        entries = .allocate(capacity: max(1, strings.count))
        storage = .allocate(capacity: max(1, strings.reduce(0) { $0 + $1.count }))
        var place = 0
        for (position, string) in strings.enumerated() {
            for (index, byte) in string.enumerated() { (storage + place + index).initialize(to: byte) }
            let start = UnsafePointer(storage + place)
            (entries + position).initialize(to: Entry(address: start, length: string.count))
            place += string.count
            insert(position, start, string.count)
        }
    }

    /// A table of the UTF-8 bytes of `strings`.
    public convenience init(_ strings: [String]) {
        self.init(strings.map { Array($0.utf8) })
    }

    deinit {
        slots.deallocate()
        entries.deallocate()
        storage.deallocate()
    }

    private func insert(_ position: Int, _ start: UnsafePointer<UInt8>, _ length: Int) {
        var slot = Self.hash(start, length) & mask
        while slots[slot] >= 0 {
            if equals(Int(slots[slot]), start, length) { return }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(position)
    }

    /// The position of a string, or -1.
    public func position(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
        var slot = Self.hash(start, length) & mask
        while slots[slot] >= 0 {
            if equals(Int(slots[slot]), start, length) { return Int(slots[slot]) }
            slot = (slot + 1) & mask
        }
        return -1
    }

    /// The position of a string, or -1.
    public func position(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard let start = bytes.baseAddress else { return count == 0 ? -1 : positionOfEmpty }
        return position(start.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    private var positionOfEmpty: Int { position(UnsafePointer(storage), 0) }

    /// Whether the string at `position` is this one.
    public func equals(_ position: Int, _ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        let entry = entries[position]
        guard entry.length == length else { return false }
        var index = 0
        while index + 8 <= length {
            let left = UnsafeRawPointer(entry.address + index).loadUnaligned(as: UInt64.self)
            if left != UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self) { return false }
            index += 8
        }
        while index < length {
            if entry.address[index] != start[index] { return false }
            index += 1
        }
        return true
    }

    /// The string at `position`.
    public func bytes(at position: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: entries[position].address, count: entries[position].length)
    }

    /// Length, first bytes and last bytes: enough to tell the words of a vocabulary apart.
    private static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
        var value = UInt64(truncatingIfNeeded: length)
        if length >= 8 {
            value ^= UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
            value = value &* 0x9E37_79B9_7F4A_7C15
            value ^= UnsafeRawPointer(start + length - 8).loadUnaligned(as: UInt64.self)
        } else {
            for index in 0..<length { value = value << 8 ^ UInt64(start[index]) ^ value >> 56 }
        }
        value = value &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: value >> 32)
    }
}
