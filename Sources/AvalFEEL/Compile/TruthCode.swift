import AvalValues

/// A compiled test: the truths of those subjects of a block who are asked.
///
/// Closures stand inside structs here and below, for an optional of a closure would wrap it anew at each step.
public struct TruthCode {
    let run: (UnsafePointer<SlotBlock>, UInt64) -> TruthMask

    /// A test that `run` answers; it must set no bit of who was not asked.
    public init(_ run: @escaping (UnsafePointer<SlotBlock>, UInt64) -> TruthMask) { self.run = run }

    /// A test that gives everyone the same.
    init(_ truth: Truth) { run = { TruthMask(truth, asked: $1) } }

    /// The truths of the subjects in `asked`; the others get no bit.
    @inline(__always)
    public func callAsFunction(_ block: UnsafePointer<SlotBlock>, _ asked: UInt64) -> TruthMask { run(block, asked) }

    /// The truth of the one subject of a frame.
    public func callAsFunction(_ frame: UnsafePointer<SlotFrame>) -> Truth {
        withUnsafePointer(to: SlotBlock(frame.pointee)) { run($0, 1)[0] }
    }

    /// A test of each subject by itself, by a function of its frame.
    public static func each(_ truth: @escaping (UnsafePointer<SlotFrame>) -> Truth) -> TruthCode {
        TruthCode { block, asked in
            var found = TruthMask(yes: 0, no: 0)
            forEach(asked) { index in
                let truth = withUnsafePointer(to: block.pointee.frame(index)) { truth($0) }
                found.yes |= (truth == .yes ? 1 : 0) << UInt64(index)
                found.no |= (truth == .no ? 1 : 0) << UInt64(index)
            }
            return found
        }
    }

    var negated: TruthCode {
        let run = run
        return TruthCode { block, asked in
            let found = run(block, asked)
            return TruthMask(yes: found.no, no: found.yes)
        }
    }
}

/// Runs through the bits of a mask, from the lowest.
@inlinable @inline(__always)
func forEach(_ mask: UInt64, _ body: (Int) -> Void) {
    var rest = mask
    while rest != 0 {
        body(rest.trailingZeroBitCount)
        rest &= rest &- 1
    }
}

extension TruthCode {
    /// The truth that stands in a slot of each subject.
    public init(_ reference: SlotReference) {
        self = SlotCode(reference).test { $0.tag == .boolean ? ($0.flag == 1 ? .yes : .no) : .unknown }
    }
}
