import AvalValues

/// Room for the values of a block, a slot each.
struct SlotRoom {
    private let first: UnsafeMutablePointer<Slot>

    @inline(__always)
    private init(_ first: UnsafeMutablePointer<Slot>) { self.first = first }

    /// A room that nothing is ever written to.
    @inline(__always)
    static func none(_ block: BlockView) -> SlotRoom {
        SlotRoom(UnsafeMutablePointer(mutating: block.rootColumn(0).base))
    }

    /// Hands over room on the stack, good as long as the call.
    @inline(__always)
    static func temporary<Result>(_ body: (SlotRoom) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: Slot.self, capacity: SlotBlock.limit) { room in
            body(SlotRoom(room.baseAddress.unsafelyUnwrapped))
        }
    }

    /// The value of a subject.
    @inline(__always)
    subscript(_ index: Int) -> Slot {
        get { first[index] }
        nonmutating set { first[index] = newValue }
    }

    /// The values as a column, one for each subject.
    @inline(__always)
    var column: Column { Column(first, stride: 1) }

    /// The first value as a column, the same for all.
    @inline(__always)
    var shared: Column { Column(first, stride: 0) }
}
