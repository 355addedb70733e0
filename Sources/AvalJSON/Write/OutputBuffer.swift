import AvalValues

/// A growable run of bytes that is reused: where verdicts are written, without a `String` or an array in between.
///
/// It belongs to one thread at a time.
public final class OutputBuffer {
    /// Behind a pointer, so that writing is no access to the object that must be checked for each byte.
    @usableFromInline
    @frozen
    struct State {
        @usableFromInline var base: UnsafeMutablePointer<UInt8>
        @usableFromInline var capacity: Int
        @usableFromInline var count: Int

        init(capacity: Int) {
            self.capacity = capacity
            base = .allocate(capacity: capacity)
            count = 0
        }
    }

    @usableFromInline let state: UnsafeMutablePointer<State>

    /// An empty buffer with room for `capacity` bytes.
    public init(capacity: Int = 16 << 10) {
        state = .allocate(capacity: 1)
        state.initialize(to: State(capacity: max(64, capacity)))
    }

    deinit {
        state.pointee.base.deallocate()
        state.deallocate()
    }

    /// How many bytes were written.
    @inlinable public var count: Int { state.pointee.count }

    /// What was written; good until the next write.
    public var bytes: ByteView { ByteView(start: state.pointee.base, count: count) }

    /// What was written, copied.
    public var array: [UInt8] { Array(UnsafeBufferPointer(start: state.pointee.base, count: count)) }

    /// Forgets what was written; a buffer grown for one huge answer gives its memory back.
    public func removeAll() {
        state.pointee.count = 0
        guard state.pointee.capacity > 8 << 20 else { return }
        state.pointee.base.deallocate()
        state.pointee = State(capacity: 16 << 10)
    }

    /// Forgets what was written after the first `count` bytes.
    public func truncate(to count: Int) { state.pointee.count = min(self.count, count) }

    /// Makes room for `more` bytes.
    @inlinable @inline(__always)
    public func reserve(_ more: Int) {
        if state.pointee.count + more > state.pointee.capacity { grow(more) }
    }

    @usableFromInline
    func grow(_ more: Int) {
        let size = max(state.pointee.capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        larger.update(from: state.pointee.base, count: count)
        state.pointee.base.deallocate()
        state.pointee.base = larger
        state.pointee.capacity = size
    }

    /// Writes one byte.
    @inlinable @inline(__always)
    public func put(_ byte: UInt8) {
        reserve(1)
        state.pointee.base[state.pointee.count] = byte
        state.pointee.count += 1
    }

    /// Writes bytes as they are.
    @inlinable @inline(__always)
    public func put(_ bytes: ByteView) {
        guard let source = bytes.memory.baseAddress else { return }
        reserve(bytes.count)
        UnsafeMutableRawPointer(state.pointee.base + state.pointee.count)
            .copyMemory(from: source, byteCount: bytes.count)
        state.pointee.count += bytes.count
    }

    /// Writes bytes as they are.
    public func put(_ bytes: [UInt8]) {
        ByteView.with(bytes) { put($0) }
    }

    /// Writes what another buffer holds from an offset on.
    public func put(_ other: OutputBuffer, from offset: Int) {
        put(other.bytes[offset...])
    }

    /// Writes a text that the program knows.
    @inlinable @inline(__always)
    public func put(_ text: StaticString) {
        put(ByteView(text))
    }

    /// Writes a text as it is.
    public func put(text: String) {
        ByteView.with(text) { put($0) }
    }

    /// Writes an integer in decimal digits.
    public func put(integer value: Int) {
        reserve(20)
        var rest = value.magnitude
        if value < 0 { put(UInt8(ascii: "-")) }
        let length = Self.digits(of: rest)
        let start = state.pointee.base + state.pointee.count
        var index = length
        repeat {
            index -= 1
            start[index] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
            rest /= 10
        } while rest > 0
        state.pointee.count += length
    }

    /// Writes an amount of hundredths as `12.34`.
    public func put(hundredths value: Int) {
        reserve(22)
        if value < 0 { put(UInt8(ascii: "-")) }
        var rest = value.magnitude
        // At least « 0.00 », and one byte for the point.
        let length = max(3, Self.digits(of: rest)) + 1
        let start = state.pointee.base + state.pointee.count
        for index in stride(from: length - 1, through: 0, by: -1) {
            if index == length - 3 {
                start[index] = UInt8(ascii: ".")
            } else {
                start[index] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
                rest /= 10
            }
        }
        state.pointee.count += length
    }

    /// How many decimal digits a number has.
    @inline(__always)
    private static func digits(of number: UInt) -> Int {
        var (length, bound) = (1, UInt(10))
        while number >= bound {
            length += 1
            // No number has more than twenty.
            if length == 20 { break }
            bound *= 10
        }
        return length
    }

    /// Writes the inside of a JSON string: quotes, backslashes and control characters escaped, all else as it is.
    public func put(escaping bytes: ByteView) {
        if Self.isPlain(bytes) { return put(bytes) }
        var start = 0
        for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
            put(bytes[start..<index])
            escape(byte)
            start = index + 1
        }
        put(bytes[start...])
    }

    /// Writes the inside of a JSON string, escaped in the same way.
    public func put(escaping bytes: Span<UInt8>) { ByteView.with(bytes) { put(escaping: $0) } }

    /// Writes the inside of a JSON string, escaped in the same way.
    public func put(escaping bytes: [UInt8]) { ByteView.with(bytes) { put(escaping: $0) } }

    /// Writes the inside of a JSON string, escaped in the same way.
    public func put(escaping text: String) { ByteView.with(text) { put(escaping: $0) } }

    /// Whether nothing has to be escaped: eight bytes at a time.
    private static func isPlain(_ bytes: ByteView) -> Bool {
        var index = 0
        while index + 8 <= bytes.count {
            if JSONCursor.escapes(bytes.word(at: index)) != 0 { return false }
            index += 8
        }
        return bytes[index...].allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    }

    /// Writes a JSON string, quotes included.
    public func put(jsonString text: String) {
        put(UInt8(ascii: "\""))
        put(escaping: text)
        put(UInt8(ascii: "\""))
    }

    private func escape(_ byte: UInt8) {
        put(UInt8(ascii: "\\"))
        switch byte {
        case 0x22, 0x5C: put(byte)
        case 0x08: put(UInt8(ascii: "b"))
        case 0x09: put(UInt8(ascii: "t"))
        case 0x0A: put(UInt8(ascii: "n"))
        case 0x0C: put(UInt8(ascii: "f"))
        case 0x0D: put(UInt8(ascii: "r"))
        default:
            put("u00")
            put(byte >> 4 + 0x30)
            put(byte & 0xF < 10 ? byte & 0xF + 0x30 : byte & 0xF + 0x57)
        }
    }
}
