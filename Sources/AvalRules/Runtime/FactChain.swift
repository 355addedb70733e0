import AvalFEEL
import AvalValues

/// The facts of a kind of record, computed one after the other: as with rules, one closure holds the next.
public struct FactChain {
    private let run: (UnsafePointer<SlotBlock>, UInt64, UnsafeMutablePointer<Slot>, Int) -> Void

    private init(_ run: @escaping (UnsafePointer<SlotBlock>, UInt64, UnsafeMutablePointer<Slot>, Int) -> Void) {
        self.run = run
    }

    /// These facts, in their order; nil when there is none.
    public init?(_ facts: [SlotFact]) {
        guard let first = facts.first else { return nil }
        let (slot, code) = (first.slot, first.code)
        guard let rest = FactChain(Array(facts.dropFirst())) else {
            self.init { block, asked, rows, stride in code(block, asked, into: rows + slot, stride: stride) }
            return
        }
        self.init { block, asked, rows, stride in
            code(block, asked, into: rows + slot, stride: stride)
            rest.run(block, asked, rows, stride)
        }
    }

    /// Computes the facts of the subjects in `asked`, whose records begin at `rows`, `stride` slots from one to the next.
    @inline(__always)
    public func callAsFunction(
        _ block: UnsafePointer<SlotBlock>, _ asked: UInt64, into rows: UnsafeMutablePointer<Slot>, stride: Int
    ) { run(block, asked, rows, stride) }
}
