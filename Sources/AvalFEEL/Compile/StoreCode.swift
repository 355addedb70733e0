import AvalValues

/// A computation whose value each subject of a block keeps in a slot of its own.
public struct StoreCode {
    private let run: (UnsafePointer<SlotBlock>, UInt64, UnsafeMutablePointer<Slot>, Int) -> Void

    /// Keeps the truths of a test; what is not known is null.
    public init(_ truth: TruthCode) {
        run = { block, asked, first, stride in
            let found = truth.run(block, asked)
            forEach(asked) { index in
                let bit = UInt64(1) << UInt64(index)
                first[index * stride] = found.yes & bit != 0 ? Slot(true) : found.no & bit != 0 ? Slot(false) : .null
            }
        }
    }

    /// Keeps the values of a computation.
    public init(_ value: SlotCode) {
        run = { block, asked, first, stride in
            value.column(block, asked) { column in forEach(asked) { first[$0 * stride] = column[$0] } }
        }
    }

    /// Computes the values of the subjects in `asked` and writes each to its slot: the first subject's is `first`, the
    /// next one's `stride` slots on.
    @inline(__always)
    public func callAsFunction(
        _ block: UnsafePointer<SlotBlock>, _ asked: UInt64, into first: UnsafeMutablePointer<Slot>, stride: Int
    ) { run(block, asked, first, stride) }
}
