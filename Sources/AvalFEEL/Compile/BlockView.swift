import AvalValues

/// A block as compiled expressions look at it: one word, good as long as the call that it is handed to.
///
/// Closures take it instead of the block, which would be copied at each step.
@frozen
public struct BlockView {
    @usableFromInline let block: UnsafePointer<SlotBlock>

    @inlinable @inline(__always)
    init(_ block: UnsafePointer<SlotBlock>) { self.block = block }

    /// The values of a slot of the outermost record, one for all.
    @inlinable @inline(__always)
    func rootColumn(_ index: Int) -> Column { Column(block.pointee.root.start + index, stride: 0) }

    /// The values of a slot of each record in the middle.
    @inlinable @inline(__always)
    func rowColumn(_ index: Int) -> Column {
        Column(block.pointee.rows.start + index, stride: block.pointee.rowStride)
    }

    /// The values of a slot of each subject's own.
    @inlinable @inline(__always)
    func elementColumn(_ index: Int) -> Column {
        Column(block.pointee.elements.start + index, stride: block.pointee.elementStride)
    }

    /// The codes of a list of codes.
    @inlinable @inline(__always)
    func codes(of list: Slot) -> ListedCodes { ListedCodes(list, in: block.pointee.codes) }

    /// Lets a function look at what one subject looks at.
    @inlinable @inline(__always)
    func withFrame<Result>(_ index: Int, _ body: (FrameView) -> Result) -> Result {
        block.pointee.frame(index).withView(body)
    }
}
