import AvalValues

/// A field of all the records of a list, where judging keeps it.
public struct RecordColumn {
    let slot: Int
    let shape: SlotShape
    let rows: (FrameView) -> RecordRows?

    /// The slot `slot` of the records that `rows` gives for a frame.
    public init(slot: Int, shape: SlotShape, rows: @escaping (FrameView) -> RecordRows?) {
        (self.slot, self.shape, self.rows) = (slot, shape, rows)
    }
}

extension Compiler {
    /// `a des doublons(records.day)`: days that stand in the records' slots are compared there, without a list of them.
    func repeats(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 1, arguments[0].name == nil, let path = path(arguments[0].value),
            let column = resolver.column(path), column.shape == .date
        else { return nil }
        return .truth(
            .each { frame in
                column.rows(frame).map { Truth($0.hasRepeatedDay(in: column.slot)) } ?? .unknown
            })
    }
}
