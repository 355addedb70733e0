import AvalValues

/// Up to 64 subjects that a compiled expression looks at together: one bit each in the masks that tests give.
///
/// A loop over subjects inside each small test costs far less than a walk over tests for each subject, and three-valued
/// logic becomes a few operations on words. Its addresses are good only while the record that they point into stays as
/// it is.
@frozen
public struct SlotBlock {
    /// The most subjects of a block.
    public static let limit = 64

    /// The outermost record, the same for all.
    public var root: SlotRow
    /// The first subject's record in the middle (a salarié).
    public var rows: SlotRow
    /// From one subject's record to the next, in slots; 0 when they share one.
    public var rowStride: Int
    /// The first subject's own slots, when it is smaller than a record (a determinant).
    public var elements: SlotRow
    /// From one subject's own slots to the next; 0 when they share them.
    public var elementStride: Int
    /// The codes that lists of codes count in.
    public var codes: UnsafePointer<CodeEntry>
    /// The object that answers for what is in no slot; handed back to the slow evaluations untouched.
    public var context: Unmanaged<AnyObject>

    /// A block from its parts.
    @inlinable
    public init(
        root: SlotRow, rows: SlotRow, rowStride: Int, elements: SlotRow,
        elementStride: Int, codes: UnsafePointer<CodeEntry>, context: Unmanaged<AnyObject>
    ) {
        self.root = root
        self.rows = rows
        self.rowStride = rowStride
        self.elements = elements
        self.elementStride = elementStride
        self.codes = codes
        self.context = context
    }

    /// A block of the one subject of a frame.
    @inlinable
    init(_ frame: SlotFrame) {
        self.init(
            root: frame.root, rows: frame.row, rowStride: 0, elements: frame.element, elementStride: 0,
            codes: frame.codes, context: frame.context)
    }

    /// Lets compiled expressions look at the block.
    @inlinable @inline(__always)
    public func withView<Result>(_ body: (BlockView) -> Result) -> Result {
        withUnsafePointer(to: self) { body(BlockView($0)) }
    }

    /// The mask of a block of `count` subjects, all of them asked.
    @inlinable @inline(__always)
    public static func all(_ count: Int) -> UInt64 { count >= limit ? .max : 1 << UInt64(count) &- 1 }

    /// What one subject looks at.
    @inlinable @inline(__always)
    public func frame(_ index: Int) -> SlotFrame {
        SlotFrame(
            root: root, row: rows.after(index * rowStride), element: elements.after(index * elementStride),
            codes: codes,
            context: context)
    }
}
