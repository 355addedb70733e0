import AvalValues

/// Three-valued truths of the subjects of a block: a bit in `yes`, in `no`, or in neither where it is not known.
@frozen
public struct TruthMask: Equatable {
    /// The subjects of which it is true.
    public var yes: UInt64
    /// The subjects of which it is false.
    public var no: UInt64

    /// Truths from their masks, which must not share a bit.
    @inlinable @inline(__always)
    public init(yes: UInt64, no: UInt64) {
        self.yes = yes
        self.no = no
    }

    /// Known truths of those `asked`.
    @inlinable @inline(__always)
    init(_ yes: UInt64, asked: UInt64) { self.init(yes: yes & asked, no: asked & ~yes) }

    /// The same truth for all that are `asked`.
    @inlinable @inline(__always)
    public init(_ truth: Truth, asked: UInt64) {
        self.init(yes: truth == .yes ? asked : 0, no: truth == .no ? asked : 0)
    }

    /// The truth of one subject.
    @inlinable
    public subscript(_ index: Int) -> Truth {
        let bit = UInt64(1) << UInt64(index)
        return yes & bit != 0 ? .yes : no & bit != 0 ? .no : .unknown
    }
}
