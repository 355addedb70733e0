import AvalValues

/// A frame as compiled expressions look at it: one word, good as long as the call that it is handed to.
@frozen
public struct FrameView {
    @usableFromInline let pointer: UnsafePointer<SlotFrame>

    @inlinable @inline(__always)
    init(_ pointer: UnsafePointer<SlotFrame>) { self.pointer = pointer }

    /// The frame.
    @inlinable @inline(__always)
    public var frame: SlotFrame { pointer.pointee }

    /// The slot that a reference names.
    @inlinable @inline(__always)
    public func slot(_ reference: SlotReference) -> Slot { pointer.pointee.slot(reference) }

    /// The codes of a list of codes.
    @inlinable @inline(__always)
    public func codes(of list: Slot) -> ListedCodes { ListedCodes(list, in: pointer.pointee.codes) }
}
