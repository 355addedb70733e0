import AvalValues

/// A compiled test: the truths of those subjects of a block that are asked.
///
/// Closures stand inside structs here and below, for an optional of a closure would wrap it anew at each step.
public struct TruthCode {
    let run: (BlockView, UInt64) -> TruthMask

    /// A test that `run` answers; it must set no bit of a subject that was not asked.
    public init(_ run: @escaping (BlockView, UInt64) -> TruthMask) { self.run = run }

    /// A test that gives all the same.
    init(_ truth: Truth) { run = { TruthMask(truth, asked: $1) } }

    /// The truths of the subjects in `asked`; the others get no bit.
    @inline(__always)
    public func callAsFunction(_ block: BlockView, _ asked: UInt64) -> TruthMask { run(block, asked) }

    /// The truth of the one subject of a frame.
    public func callAsFunction(_ frame: FrameView) -> Truth {
        SlotBlock(frame.frame).withView { run($0, 1)[0] }
    }

    /// A test of each subject by itself, by a function of its frame.
    public static func each(_ truth: @escaping (FrameView) -> Truth) -> TruthCode {
        TruthCode { block, asked in
            var found = TruthMask(yes: 0, no: 0)
            forEach(asked) { index in
                let truth = block.withFrame(index, truth)
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
        self = SlotCode(reference).truths
    }
}
