import AvalValues

/// The codes of a list of codes, good as long as the record that they stand in stays as it is.
@frozen
public struct ListedCodes: Sequence {
    @usableFromInline let entries: UnsafeBufferPointer<CodeEntry>

    /// The codes that a slot lists; none where it is no list. `codes` are those of the record.
    @inlinable @inline(__always)
    init(_ list: Slot, in codes: UnsafePointer<CodeEntry>) {
        entries =
            list.tag == .codes
            ? UnsafeBufferPointer(start: codes + Int(list.length), count: Int(list.short))
            : UnsafeBufferPointer(start: nil, count: 0)
    }

    /// Goes through the codes in their order.
    @inlinable @inline(__always)
    public func makeIterator() -> UnsafeBufferPointer<CodeEntry>.Iterator { entries.makeIterator() }
}
