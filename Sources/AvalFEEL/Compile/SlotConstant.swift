import AvalValues

/// A slot that compiled expressions share, with the bytes of its text: kept alive by the closures that read it.
final class SlotConstant: @unchecked Sendable {
    // Written in `init` alone.
    private let address: UnsafePointer<Slot>
    private let text: LiteralBytes?

    /// A slot that is no text.
    init(_ slot: Slot) {
        address = Self.allocated(slot)
        text = nil
    }

    /// A text written out in an expression.
    init(text: String) {
        let bytes = LiteralBytes(text)
        address = Self.allocated(Slot(text: bytes.bytes, plain: false))
        self.text = bytes
    }

    private static func allocated(_ slot: Slot) -> UnsafePointer<Slot> {
        let room = UnsafeMutablePointer<Slot>.allocate(capacity: 1)
        room.initialize(to: slot)
        return UnsafePointer(room)
    }

    deinit { address.deallocate() }

    /// The slot as the value of every subject.
    @inline(__always)
    var column: Column { Column(address, stride: 0) }
}
