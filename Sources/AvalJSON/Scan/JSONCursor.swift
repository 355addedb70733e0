import AvalValues

/// A forward reader of JSON bytes that builds nothing: it tells what comes next and steps over it, strictly (RFC 8259, UTF-8).
///
/// The bytes must stay where they are while it and what it returned are used. Depth is limited by `skipValue`'s caller.
@frozen
public struct JSONCursor {
    /// The first byte of the text.
    public let base: UnsafePointer<UInt8>
    /// How many bytes there are.
    public let count: Int
    /// The next byte to read.
    public var offset: Int

    /// A reader of `bytes` from `offset` on.
    @inlinable @inline(__always)
    public init(_ bytes: ByteView, from offset: Int = 0) {
        // An empty buffer may have no address; any will do, since no byte of it is read.
        base =
            bytes.memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
            ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
        count = bytes.count
        self.offset = offset
    }

    /// What `read` makes of a text that need not stay where it is afterwards.
    static func scan<Result>(_ text: String, _ read: (inout JSONCursor) -> Result) -> Result {
        ByteView.with(text) { bytes in
            var cursor = JSONCursor(bytes)
            return read(&cursor)
        }
    }

    /// A stretch of the text, by offsets.
    @inlinable @inline(__always)
    public func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// The next byte that is no white space, not stepped over; 0 at the end.
    @inlinable @inline(__always)
    public mutating func peek() -> UInt8 {
        while offset < count {
            let byte = base[offset]
            if byte > 0x20 { return byte }
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 } else { return byte }
        }
        return 0
    }

    /// Steps over `byte`, white space before it allowed.
    @inlinable @inline(__always)
    public mutating func expect(_ byte: UInt8) throws(ScanError) {
        if peek() == byte, offset < count { offset += 1 } else { throw unexpected() }
    }

    /// Steps over `byte` if it comes next.
    @inlinable @inline(__always)
    public mutating func take(_ byte: UInt8) -> Bool {
        if peek() == byte, offset < count {
            offset += 1
            return true
        }
        return false
    }

    /// The error for a byte that cannot stand here.
    public func unexpected() -> ScanError {
        if offset >= count { return ScanError(.truncated, at: offset) }
        let isMark = bytes(offset..<count).starts(with: [0xEF, 0xBB, 0xBF])
        return ScanError(isMark ? .byteOrderMark : .notJSON, at: offset)
    }

    /// Whether only white space is left.
    @inlinable
    public mutating func atEnd() -> Bool {
        _ = peek()
        return offset >= count
    }

    /// Steps over the word `null`, `true` or `false` that must come next; its first byte was peeked.
    @inlinable
    public mutating func word(_ word: StaticString) throws(ScanError) {
        let length = word.utf8CodeUnitCount
        for index in 0..<length {
            guard offset < count, base[offset] == word.utf8Start[index] else { throw unexpected() }
            offset += 1
        }
    }
}
