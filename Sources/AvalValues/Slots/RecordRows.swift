/// Records of one type, one after the other; good as long as what keeps them.
@frozen
public struct RecordRows: BitwiseCopyable {
    /// The first record; whatever stands there if there is none.
    public let first: SlotRow
    /// From one record to the next, in slots; 0 where they share one.
    public let stride: Int
    /// How many there are.
    public let count: Int

    /// So many records, each `stride` slots after the one before.
    @inlinable @inline(__always)
    public init(_ first: SlotRow, stride: Int, count: Int) {
        (self.first, self.stride, self.count) = (first, stride, count)
    }

    /// One record alone.
    @inlinable @inline(__always)
    public init(_ only: SlotRow) { self.init(only, stride: 0, count: 1) }

    /// A record by its index.
    @inlinable @inline(__always)
    public subscript(_ index: Int) -> SlotRow { first.after(index * stride) }

    /// The records from an index on, `limit` of them at most.
    @inlinable @inline(__always)
    public func block(from index: Int, limit: Int) -> RecordRows {
        RecordRows(self[index], stride: stride, count: Swift.min(limit, count - index))
    }
}
