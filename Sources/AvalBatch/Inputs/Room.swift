import AvalSystem
import AvalValues

/// Raw memory that grows and is reused, where inputs are read straight into; one thread at a time.
final class Room {
    private var base: UnsafeMutableRawPointer
    private var capacity: Int
    /// How many bytes stand in it.
    private(set) var count = 0
    /// The capacity that it keeps when it is emptied: one huge line must not keep its memory for ever.
    static let kept = 256 << 10

    init(capacity: Int = 4 << 10) {
        self.capacity = capacity
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// What stands in it; good until the next change.
    var bytes: ByteView { ByteView(start: base, count: count) }

    /// The byte at an offset.
    subscript(offset: Int) -> UInt8 { bytes[offset] }

    /// Some of what stands in it; good until the next change.
    subscript(range: Range<Int>) -> ByteView { bytes[range] }

    /// Forgets all.
    func removeAll() {
        count = 0
        guard capacity > Self.kept else { return }
        base.deallocate()
        capacity = 4 << 10
        base = .allocate(byteCount: capacity, alignment: 16)
    }

    /// Forgets what comes after the first `count` bytes.
    func truncate(to count: Int) { self.count = min(count, self.count) }

    /// Forgets the first `count` bytes; those after them move to the beginning.
    func removeFirst(_ count: Int) {
        if count == self.count { return removeAll() }
        if count == 0 { return }
        base.copyMemory(from: base + count, byteCount: self.count - count)
        self.count -= count
    }

    /// Makes room for `more` bytes.
    func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        // A little more than asked for: doubling would waste half of the memory that a long line takes.
        let size = max(count + more, capacity + capacity / 4)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        larger.copyMemory(from: base, byteCount: count)
        base.deallocate()
        (base, capacity) = (larger, size)
    }

    /// Lets `fill` write up to `limit` bytes after the last; it gives how many it wrote.
    func append<Failure: Error>(
        atMost limit: Int, _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        reserve(limit)
        let written = try fill(UnsafeMutableRawBufferPointer(start: base + count, count: limit))
        count += written
        return written
    }

    /// Reads up to `limit` bytes from a descriptor; gives how many, 0 at its end.
    func append(from file: borrowing Descriptor, atMost limit: Int) throws(SystemError) -> Int {
        reserve(limit)
        let read = try file.read(into: UnsafeMutableRawBufferPointer(start: base + count, count: limit))
        count += read
        return read
    }

    /// Appends some of what stands in another room.
    func append(_ other: Room, _ range: Range<Int>) { append(other[range]) }

    func append(_ bytes: ByteView) {
        guard let source = bytes.memory.baseAddress else { return }
        reserve(bytes.count)
        (base + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }

    func append(_ byte: UInt8) {
        reserve(1)
        base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Appends an integer as eight bytes.
    func append(integer: Int) {
        reserve(8)
        (base + count).storeBytes(of: integer, as: Int.self)
        count += 8
    }

    /// The integer that stands in the eight bytes from an offset on.
    func integer(at offset: Int) -> Int { bytes.memory.loadUnaligned(fromByteOffset: offset, as: Int.self) }

    /// Puts an integer in the place of the eight bytes from an offset on.
    func put(integer: Int, at offset: Int) { base.storeBytes(of: integer, toByteOffset: offset, as: Int.self) }

    /// Appends a text after its length.
    func append(text: ByteView) {
        append(integer: text.count)
        append(text)
    }

    func append(text: String) {
        ByteView.with(text) { append(text: $0) }
    }

    /// Appends a text in UTF-8.
    func append(_ text: String) {
        ByteView.with(text) { append($0) }
    }
}
