import AvalValues

/// A compiled value that fits a slot.
public struct SlotCode {
    /// Writes the values of those asked to its last argument, room for a block, or tells where they stand already.
    ///
    /// The room may be where an argument of the same computation stands: each value is read before it is written.
    let run: (BlockView, UInt64, SlotRoom) -> Column
    /// Whether it never writes to the room that it is given.
    let isStored: Bool

    private init(
        isStored: Bool, _ run: @escaping (BlockView, UInt64, SlotRoom) -> Column
    ) {
        self.run = run
        self.isStored = isStored
    }

    /// What stands in a slot of each subject.
    init(_ reference: SlotReference) {
        let index = reference.index
        switch reference.level {
        case .root: self.init(isStored: true) { block, _, _ in block.rootColumn(index) }
        case .row: self.init(isStored: true) { block, _, _ in block.rowColumn(index) }
        case .element: self.init(isStored: true) { block, _, _ in block.elementColumn(index) }
        }
    }

    /// The same for all.
    init(_ slot: Slot) {
        let constant = SlotConstant(slot)
        self.init(isStored: true) { _, _, _ in constant.column }
    }

    /// A text written out in the expression.
    init(text: String) {
        let constant = SlotConstant(text: text)
        self.init(isStored: true) { _, _, _ in constant.column }
    }

    /// What a function makes of each subject's value.
    init(_ inner: SlotCode, _ compute: @escaping (Slot) -> Slot) {
        self.init(isStored: false) { block, asked, room in
            let column = inner.run(block, asked, room)
            if column.stride == 0 {
                room[0] = compute(column[0])
                return room.shared
            }
            forEach(asked) { room[$0] = compute(column[$0]) }
            return room.column
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
                    return room.column
                }
                let prepared = prepare(right[0])
                if left.stride == 0 {
                    room[0] = compute(shared, prepared)
                    return room.shared
                }
                forEach(asked) { room[$0] = compute(left[$0], prepared) }
                return room.column
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
            return room.column
        }
    }

    /// What a function of its frame gives each subject.
    public static func each(_ value: @escaping (FrameView) -> Slot) -> SlotCode {
        SlotCode(isStored: false) { block, asked, room in
            forEach(asked) { room[$0] = block.withFrame($0, value) }
            return room.column
        }
    }

    /// Hands over the values of the subjects in `asked`, with room for them on the stack where they need some.
    @inline(__always)
    func column<Result>(_ block: BlockView, _ asked: UInt64, _ body: (Column) -> Result) -> Result {
        if isStored { return body(run(block, asked, .none(block))) }
        return SlotRoom.temporary { body(run(block, asked, $0)) }
    }

    /// The value of the one subject of a frame.
    public func callAsFunction(_ frame: FrameView) -> Slot {
        SlotBlock(frame.frame).withView { column($0, 1) { $0[0] } }
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
