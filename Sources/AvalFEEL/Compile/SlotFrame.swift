import AvalValues

/// What a compiled expression looks at: up to three rows of slots, from the outermost (the declaration) to the subject.
///
/// Its addresses are good only while the record that they point into stays as it is.
@frozen
public struct SlotFrame {
    /// The outermost record.
    public var root: SlotRow
    /// The record in the middle (a salarié); the root again where there is none.
    public var row: SlotRow
    /// The subject (a determinant of the salarié); the row again where there is none.
    public var element: SlotRow
    /// The codes that lists of codes count in.
    public var codes: UnsafePointer<CodeEntry>
    /// The object that answers for what is in no slot; handed back to the slow evaluations untouched.
    public var context: Unmanaged<AnyObject>

    /// A frame from its parts.
    public init(
        root: SlotRow, row: SlotRow, element: SlotRow,
        codes: UnsafePointer<CodeEntry>, context: Unmanaged<AnyObject>
    ) {
        self.root = root
        self.row = row
        self.element = element
        self.codes = codes
        self.context = context
    }

    /// Lets compiled expressions look at the frame.
    @inlinable @inline(__always)
    public func withView<Result>(_ body: (FrameView) -> Result) -> Result {
        withUnsafePointer(to: self) { body(FrameView($0)) }
    }

    /// The slot that a reference names.
    @inlinable @inline(__always)
    public func slot(_ reference: SlotReference) -> Slot {
        switch reference.level {
        case .root: root[reference.index]
        case .row: row[reference.index]
        case .element: element[reference.index]
        }
    }
}
