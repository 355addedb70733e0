/// One code of a list of codes, once however often it is written.
@frozen
public struct CodeEntry: Sendable {
    /// Where the code's bytes stand.
    public var address: UInt64
    /// How many bytes.
    public var length: UInt16
    /// Its index in the catalogue, or `Slot.noCode`.
    public var index: UInt16
    /// Where it was first written in its list.
    public var position: UInt32

    /// An entry from its parts.
    @inlinable @inline(__always)
    public init(address: UInt64, length: UInt16, index: UInt16, position: UInt32) {
        self.address = address
        self.length = length
        self.index = index
        self.position = position
    }

    /// The entry of a code that stands in memory that outlives it.
    public init(_ code: Span<UInt8>, index: UInt16, position: UInt32) {
        let slot = Slot(code: code, index: index)
        self.init(address: slot.payload, length: UInt16(slot.length), index: index, position: position)
    }

    /// The code's bytes; valid as long as the memory they stand in.
    @inlinable @inline(__always)
    public var bytes: ByteView {
        ByteView(start: UnsafeRawPointer(bitPattern: UInt(address)), count: Int(length))
    }

    /// The same code as a slot.
    @inlinable @inline(__always)
    public var slot: Slot { Slot(code: bytes, index: index) }
}
