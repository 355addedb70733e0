import AvalValues

/// Where each subject of a block keeps the values that are computed of it: a slot of the first one's record, and the same
/// slot of the next ones'.
@frozen
public struct SlotRows {
    @usableFromInline let first: UnsafeMutablePointer<Slot>
    @usableFromInline let stride: Int

    /// These records, which must stay where they are as long as this is
    /// used.
    @inlinable @inline(__always)
    public init(_ rows: RecordRows) { self.init(rows.first.start, stride: rows.stride) }

    @inlinable @inline(__always)
    init(_ first: UnsafeMutablePointer<Slot>, stride: Int) {
        self.first = first
        self.stride = stride
    }

    /// The same records, from their slot `slot` on.
    @inlinable @inline(__always)
    public func slot(_ slot: Int) -> SlotRows { SlotRows(first + slot, stride: stride) }

    /// The slot of a subject.
    @inlinable @inline(__always)
    subscript(_ index: Int) -> Slot {
        get { first[index * stride] }
        nonmutating set { first[index * stride] = newValue }
    }
}
