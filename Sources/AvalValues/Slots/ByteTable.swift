/// An immutable table from byte strings to their positions: how keys, words and codes are looked up without a `String`.
public final class ByteTable: @unchecked Sendable {
    // Written in `init` alone, hence safe to share between threads.
    private let slots: OwnedMemory<Int32>
    private let entries: OwnedMemory<Entry>
    private let storage: OwnedMemory<UInt8>
    /// The table as plain addresses.
    public let view: View
    /// How many strings it holds.
    public let count: Int

    @usableFromInline
    @frozen
    struct Entry: BitwiseCopyable {
        @usableFromInline var address: UnsafePointer<UInt8>
        @usableFromInline var length: Int

        init(address: UnsafePointer<UInt8>, length: Int) {
            self.address = address
            self.length = length
        }
    }

    /// A table of `strings`; of two equal ones the first keeps its position.
    public init(_ strings: [[UInt8]]) {
        count = strings.count
        // A quarter full at most: nearly every look-up ends at its first slot.
        var size = 8
        while size < strings.count * 4 { size *= 2 }
        slots = OwnedMemory(count: size) { _ in -1 }
        storage = OwnedMemory(Array(strings.joined()))
        let bytes = storage.start
        var offset = 0
        entries = OwnedMemory(count: strings.count) { index in
            defer { offset += strings[index].count }
            return Entry(address: UnsafePointer(bytes + offset), length: strings[index].count)
        }
        view = View(slots: UnsafePointer(slots.start), entries: UnsafePointer(entries.start), mask: size - 1)
        for position in 0..<count { insert(position, entries[position].address, entries[position].length) }
    }

    /// A table of the UTF-8 bytes of `strings`.
    public convenience init(_ strings: [String]) {
        self.init(strings.map { Array($0.utf8) })
    }

    private func insert(_ position: Int, _ start: UnsafePointer<UInt8>, _ length: Int) {
        var slot = view.hash(start, length) & view.mask
        while slots[slot] >= 0 {
            if view.equals(Int(slots[slot]), start, length) { return }
            slot = (slot + 1) & view.mask
        }
        slots[slot] = Int32(position)
    }

    /// The position of a string, or -1.
    @inlinable @inline(__always)
    public func position(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int { view.position(start, length) }

    /// The position of a string, or -1.
    public func position(_ bytes: ByteView) -> Int {
        guard let start = bytes.memory.baseAddress else { return count == 0 ? -1 : positionOfEmpty }
        return position(start.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    /// The position of a string, or -1.
    public func position(_ bytes: Span<UInt8>) -> Int { ByteView.with(bytes) { position($0) } }

    private var positionOfEmpty: Int { position(UnsafePointer(storage.start), 0) }

    /// The string at `position`.
    public func bytes(at position: Int) -> ByteView {
        ByteView(start: entries[position].address, count: entries[position].length)
    }

    /// A table of nothing.
    public static let none = ByteTable([String]())
}

extension ByteTable {
    /// The table as plain addresses, for code that looks up a word for every value that is read; good as long as the table.
    @frozen
    public struct View {
        @usableFromInline let slots: UnsafePointer<Int32>
        @usableFromInline let entries: UnsafePointer<Entry>
        @usableFromInline let mask: Int

        @usableFromInline
        init(slots: UnsafePointer<Int32>, entries: UnsafePointer<Entry>, mask: Int) {
            self.slots = slots
            self.entries = entries
            self.mask = mask
        }

        /// The position of a string, or -1.
        @inlinable @inline(__always)
        public func position(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
            var slot = hash(start, length) & mask
            while slots[slot] >= 0 {
                if equals(Int(slots[slot]), start, length) { return Int(slots[slot]) }
                slot = (slot + 1) & mask
            }
            return -1
        }

        /// Whether the string at `position` is this one.
        @inlinable @inline(__always)
        func equals(_ position: Int, _ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
            let entry = entries[position]
            guard entry.length == length else { return false }
            return sameBytes(entry.address, start, length)
        }

        /// Length, first bytes and last bytes: enough to tell the words of a vocabulary apart.
        @inlinable @inline(__always)
        func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
            let bytes = UnsafeRawPointer(start)
            var value = UInt64(truncatingIfNeeded: length)
            if length >= 8 {
                value ^= bytes.loadUnaligned(as: UInt64.self)
                value = value &* 0x9E37_79B9_7F4A_7C15
                value ^= bytes.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
            } else if length >= 4 {
                value ^= UInt64(bytes.loadUnaligned(as: UInt32.self)) << 32
                value ^= UInt64(bytes.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)) << 8
            } else {
                for index in 0..<length { value = value << 8 ^ UInt64(start[index]) }
            }
            value = value &* 0x9E37_79B9_7F4A_7C15
            return Int(truncatingIfNeeded: value >> 32)
        }
    }
}

/// Whether two stretches of `length` bytes are the same.
@inlinable @inline(__always)
public func sameBytes(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let (first, second) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
    if length >= 8 {
        var index = 0
        while index + 8 <= length {
            if first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                != second.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            {
                return false
            }
            index += 8
        }
        // The last word may lie over bytes that were compared already.
        return first.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
            == second.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    }
    if length >= 4 {
        return first.loadUnaligned(as: UInt32.self) == second.loadUnaligned(as: UInt32.self)
            && first.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
                == second.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
    }
    for index in 0..<length where left[index] != right[index] { return false }
    return true
}
