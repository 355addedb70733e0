import AvalValues

/// A computation whose value each subject of a block keeps in a slot of its own.
public struct StoreCode {
    private let run: (BlockView, UInt64, SlotRows) -> Void

    /// Keeps the truths of a test; what is not known is null.
    public init(_ truth: TruthCode) {
        run = { block, asked, rows in
            let found = truth.run(block, asked)
            forEach(asked) { index in
                let bit = UInt64(1) << UInt64(index)
                rows[index] = found.yes & bit != 0 ? Slot(true) : found.no & bit != 0 ? Slot(false) : .null
            }
        }
    }

    /// Keeps the values of a computation.
    public init(_ value: SlotCode) {
        run = { block, asked, rows in
            value.column(block, asked) { column in forEach(asked) { rows[$0] = column[$0] } }
        }
    }

    /// Computes the values of the subjects in `asked` and writes each to its slot.
    @inline(__always)
    public func callAsFunction(_ block: BlockView, _ asked: UInt64, into rows: SlotRows) { run(block, asked, rows) }
}
