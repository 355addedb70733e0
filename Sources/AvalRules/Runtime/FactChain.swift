import AvalFEEL
import AvalValues

/// The facts of a kind of record, computed one after the other: as with rules, one closure holds the next.
public struct FactChain {
    private let run: (BlockView, UInt64, SlotRows) -> Void

    private init(_ run: @escaping (BlockView, UInt64, SlotRows) -> Void) {
        self.run = run
    }

    /// These facts, in their order; nil when there is none.
    public init?(_ facts: [SlotFact]) {
        guard let first = facts.first else { return nil }
        let (slot, code) = (first.slot, first.code)
        guard let rest = FactChain(Array(facts.dropFirst())) else {
            self.init { block, asked, rows in code(block, asked, into: rows.slot(slot)) }
            return
        }
        self.init { block, asked, rows in
            code(block, asked, into: rows.slot(slot))
            rest.run(block, asked, rows)
        }
    }

    /// Computes the facts of the subjects in `asked`, whose records are `rows`.
    @inline(__always)
    public func callAsFunction(_ block: BlockView, _ asked: UInt64, into rows: SlotRows) { run(block, asked, rows) }
}
