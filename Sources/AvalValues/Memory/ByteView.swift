import AvalSystem

/// Bytes that something else keeps and that do not change meanwhile; good as long as they are kept.
///
/// Copying a view copies no byte and counts no reference. A part of a view counts its bytes from 0, as the whole does.
@frozen
public struct ByteView: BitwiseCopyable, @unchecked Sendable {
    /// The bytes as C libraries and copies of memory take them.
    public let memory: UnsafeRawBufferPointer

    /// A view of memory.
    @inlinable @inline(__always)
    public init(_ memory: UnsafeRawBufferPointer) { self.memory = memory }

    /// A view of `count` bytes from an address on.
    @inlinable @inline(__always)
    public init(start: UnsafeRawPointer?, count: Int) { memory = UnsafeRawBufferPointer(start: start, count: count) }

    /// A view of no bytes.
    @inlinable @inline(__always)
    public init() { self.init(start: nil, count: 0) }

    /// A view of a text that the program knows.
    @inlinable @inline(__always)
    public init(_ text: StaticString) { self.init(start: text.utf8Start, count: text.utf8CodeUnitCount) }

    /// How many bytes.
    @inlinable @inline(__always)
    public var count: Int { memory.count }

    /// Whether there is none.
    @inlinable @inline(__always)
    public var isEmpty: Bool { memory.isEmpty }

    /// A byte; `index` is from 0 to `count`, which is checked where tests run.
    @inlinable @inline(__always)
    public subscript(index: Int) -> UInt8 { memory[index] }

    /// Eight bytes from an offset on, the first of them the lowest.
    @inlinable @inline(__always)
    public func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The first byte; nil where there is none.
    @inlinable @inline(__always)
    public var first: UInt8? { memory.first }

    /// The bytes, copied.
    public var array: [UInt8] { Array(memory) }

    /// The text that the bytes are in UTF-8; what is no UTF-8 is replaced.
    public var text: String { String(decoding: memory, as: UTF8.self) }

    /// The offset of the first byte of a value, from `start` on; nil where there is none.
    public func offset(of byte: UInt8, from start: Int = 0) -> Int? {
        ByteSearch.first(byte, in: memory, from: start)
    }
}

/// Parts, each a view of its own.
extension ByteView {
    /// The bytes of a range.
    @inlinable @inline(__always)
    public subscript(range: Range<Int>) -> ByteView { ByteView(UnsafeRawBufferPointer(rebasing: memory[range])) }

    /// The bytes from an offset on.
    @inlinable @inline(__always)
    public subscript(range: PartialRangeFrom<Int>) -> ByteView { self[range.lowerBound..<count] }

    /// The bytes before an offset.
    @inlinable @inline(__always)
    public subscript(range: PartialRangeUpTo<Int>) -> ByteView { self[0..<range.upperBound] }

    /// The first `length` bytes, or all where there are fewer.
    @inlinable @inline(__always)
    public func prefix(_ length: Int) -> ByteView { self[0..<Swift.min(count, length)] }

    /// The last `length` bytes, or all where there are fewer.
    @inlinable @inline(__always)
    public func suffix(_ length: Int) -> ByteView { self[Swift.max(0, count - length)..<count] }

    /// The bytes after the first `length`.
    @inlinable @inline(__always)
    public func dropFirst(_ length: Int = 1) -> ByteView { self[Swift.min(count, length)..<count] }
}

extension ByteView: Hashable {
    /// Whether two views show the same bytes, wherever they stand.
    @inlinable @inline(__always)
    public static func == (left: ByteView, right: ByteView) -> Bool {
        left.count == right.count && left.memory.elementsEqual(right.memory)
    }

    /// Hashes the bytes.
    @inlinable
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes: memory) }
}

extension ByteView: Sequence {
    /// Gives the bytes one after another.
    @inlinable @inline(__always)
    public func makeIterator() -> UnsafeRawBufferPointer.Iterator { memory.makeIterator() }

    /// How many bytes.
    @inlinable @inline(__always)
    public var underestimatedCount: Int { memory.count }
}

extension Array where Element == UInt8 {
    /// Adds a copy of the bytes.
    @inlinable
    public mutating func append(contentsOf bytes: ByteView) { append(contentsOf: bytes.memory) }
}
