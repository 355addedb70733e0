import AvalValues

/// A compiled value that fits a slot.
public struct SlotCode {
    /// Writes the values of those asked to its last argument, room for a block, or tells where they stand already.
    ///
    /// The room may be where an argument of the same computation stands: each value is read before it is written.
    let run: (UnsafePointer<SlotBlock>, UInt64, UnsafeMutablePointer<Slot>) -> Column
    /// Whether it never writes to the room that it is given.
    let isStored: Bool

    private init(
        isStored: Bool, _ run: @escaping (UnsafePointer<SlotBlock>, UInt64, UnsafeMutablePointer<Slot>) -> Column
    ) {
        self.run = run
        self.isStored = isStored
    }

    /// What stands in a slot of each subject.
    init(_ reference: SlotReference) {
        let index = reference.index
        switch reference.level {
        case .root: self.init(isStored: true) { block, _, _ in Column(block.pointee.root + index, stride: 0) }
        case .row:
            self.init(isStored: true) { block, _, _ in
                Column(block.pointee.rows + index, stride: block.pointee.rowStride)
            }
        case .element:
            self.init(isStored: true) { block, _, _ in
                Column(block.pointee.elements + index, stride: block.pointee.elementStride)
            }
        }
    }

    /// The same for all.
    init(_ slot: Slot) {
        let constant = SlotConstant(slot)
        self.init(isStored: true) { _, _, _ in Column(constant.address, stride: 0) }
    }

    /// A text written out in the expression.
    init(text: String) {
        let bytes = LiteralBytes(text)
        let constant = SlotConstant(Slot(text: bytes.bytes, plain: false))
        self.init(isStored: true) { _, _, _ in
            withExtendedLifetime(bytes) { Column(constant.address, stride: 0) }
        }
    }

    /// What a function makes of each subject's value.
    init(_ inner: SlotCode, _ compute: @escaping (Slot) -> Slot) {
        self.init(isStored: false) { block, asked, room in
            let column = inner.run(block, asked, room)
            if column.stride == 0 {
                room.pointee = compute(column[0])
                return Column(room, stride: 0)
            }
            forEach(asked) { room[$0] = compute(column[$0]) }
            return Column(room, stride: 1)
        }
    }

    /// What a function makes of each subject's two values.
    init(_ first: SlotCode, _ second: SlotCode, _ compute: @escaping (Slot, Slot) -> Slot) {
        self.init(first, with: second, prepare: { $0 }, compute)
    }

    /// What a function makes of each subject's value and of a second one, of which `prepare` first makes what it needs:
    /// once where it is the same for all.
    init<Prepared>(
        _ first: SlotCode, with second: SlotCode, prepare: @escaping (Slot) -> Prepared,
        _ compute: @escaping (Slot, Prepared) -> Slot
    ) {
        self.init(isStored: false) { block, asked, room in
            let left = first.run(block, asked, room)
            return second.column(block, asked) { right in
                // A shared left value may stand in the room itself.
                let shared = left[0]
                guard right.stride == 0 else {
                    forEach(asked) { room[$0] = compute(left.stride == 0 ? shared : left[$0], prepare(right[$0])) }
                    return Column(room, stride: 1)
                }
                let prepared = prepare(right[0])
                if left.stride == 0 {
                    room.pointee = compute(shared, prepared)
                    return Column(room, stride: 0)
                }
                forEach(asked) { room[$0] = compute(left[$0], prepared) }
                return Column(room, stride: 1)
            }
        }
    }

    /// One of two values, by a test; what is not known takes the second.
    init(if condition: TruthCode, _ first: SlotCode, _ second: SlotCode) {
        self.init(isStored: false) { block, asked, room in
            let yes = condition.run(block, asked).yes
            first.column(block, yes) { left in
                second.column(block, asked & ~yes) { right in
                    forEach(yes) { room[$0] = left[$0] }
                    forEach(asked & ~yes) { room[$0] = right[$0] }
                }
            }
            return Column(room, stride: 1)
        }
    }

    /// What a function of its frame gives each subject.
    public static func each(_ value: @escaping (UnsafePointer<SlotFrame>) -> Slot) -> SlotCode {
        SlotCode(isStored: false) { block, asked, room in
            forEach(asked) { index in
                room[index] = withUnsafePointer(to: block.pointee.frame(index)) { value($0) }
            }
            return Column(room, stride: 1)
        }
    }

    /// Hands over the values of the subjects in `asked`, with room for them on the stack where they need some.
    @inline(__always)
    func column<Result>(
        _ block: UnsafePointer<SlotBlock>, _ asked: UInt64, _ body: (Column) -> Result
    ) -> Result {
        if isStored { return body(run(block, asked, UnsafeMutablePointer(mutating: block.pointee.root))) }
        return withUnsafeTemporaryAllocation(of: Slot.self, capacity: SlotBlock.limit) { room in
            body(run(block, asked, room.baseAddress.unsafelyUnwrapped))
        }
    }

    /// The value of the one subject of a frame.
    public func callAsFunction(_ frame: UnsafePointer<SlotFrame>) -> Slot {
        withUnsafePointer(to: SlotBlock(frame.pointee)) { column($0, 1) { $0[0] } }
    }

    /// A test of each subject's value.
    @inline(__always)
    func test(_ holds: @escaping (Slot) -> Truth) -> TruthCode {
        let code = self
        return TruthCode { block, asked in code.column(block, asked) { Self.mask($0, asked, holds) } }
    }

    /// A test of each subject's two values.
    @inline(__always)
    static func test(_ first: SlotCode, _ second: SlotCode, _ holds: @escaping (Slot, Slot) -> Truth) -> TruthCode {
        TruthCode { block, asked in
            first.column(block, asked) { left in
                second.column(block, asked) { right in mask(left, right, asked, holds) }
            }
        }
    }

    /// The truths of a column's values.
    @inline(__always)
    static func mask(_ column: Column, _ asked: UInt64, _ holds: (Slot) -> Truth) -> TruthMask {
        if column.stride == 0 { return TruthMask(holds(column[0]), asked: asked) }
        var found = TruthMask(yes: 0, no: 0)
        forEach(asked) { index in
            let truth = holds(column[index])
            found.yes |= (truth == .yes ? 1 : 0) << UInt64(index)
            found.no |= (truth == .no ? 1 : 0) << UInt64(index)
        }
        return found
    }

    /// The truths of two columns' values.
    @inline(__always)
    static func mask(_ left: Column, _ right: Column, _ asked: UInt64, _ holds: (Slot, Slot) -> Truth) -> TruthMask {
        if left.stride == 0, right.stride == 0 { return TruthMask(holds(left[0], right[0]), asked: asked) }
        var found = TruthMask(yes: 0, no: 0)
        forEach(asked) { index in
            let truth = holds(left[index], right[index])
            found.yes |= (truth == .yes ? 1 : 0) << UInt64(index)
            found.no |= (truth == .no ? 1 : 0) << UInt64(index)
        }
        return found
    }
}

/// A slot that compiled expressions share, kept alive by the closures that read it.
private final class SlotConstant: @unchecked Sendable {
    // Written in `init` alone.
    let address: UnsafePointer<Slot>

    init(_ slot: Slot) {
        let room = UnsafeMutablePointer<Slot>.allocate(capacity: 1)
        room.initialize(to: slot)
        address = UnsafePointer(room)
    }

    deinit { address.deallocate() }
}
