/// The slots of one record: where its fields are read and computed facts are kept; good as long as the record.
@frozen
public struct SlotRow: BitwiseCopyable {
    /// The first slot.
    public let start: UnsafeMutablePointer<Slot>

    /// The slots from `start` on.
    @inlinable @inline(__always)
    public init(_ start: UnsafeMutablePointer<Slot>) { self.start = start }

    /// A slot by its index in the record, which the schema gives.
    @inlinable
    public subscript(index: Int) -> Slot {
        @inline(__always) get { start[index] }
        @inline(__always) nonmutating set { start[index] = newValue }
    }

    /// The slots that begin `count` slots further on.
    @inlinable @inline(__always)
    public func after(_ count: Int) -> SlotRow { SlotRow(start + count) }
}
