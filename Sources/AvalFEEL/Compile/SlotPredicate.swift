import AvalValues

/// A test of one slot that is true or false and nothing else.
///
/// A type and no closure, so that the loop over a block is compiled for it: a closure would be called for each subject.
protocol SlotPredicate {
    func holds(_ slot: Slot) -> Bool
}

extension SlotCode {
    /// A test of each subject's value.
    @inline(__always)
    func test<Predicate: SlotPredicate>(_ predicate: Predicate) -> TruthCode {
        let code = self
        return TruthCode { block, asked in
            code.column(block, asked) { TruthMask(Self.holding($0, asked, predicate), asked: asked) }
        }
    }

    @inline(__always)
    private static func holding<Predicate: SlotPredicate>(
        _ column: Column, _ asked: UInt64, _ predicate: Predicate
    ) -> UInt64 {
        if column.stride == 0 { return predicate.holds(column[0]) ? asked : 0 }
        var yes: UInt64 = 0
        forEach(asked) { yes |= (predicate.holds(column[$0]) ? 1 : 0) << UInt64($0) }
        return yes
    }

    /// The truths that stand in the slots.
    var truths: TruthCode {
        let code = self
        return TruthCode { block, asked in
            code.column(block, asked) { column in
                var found = TruthMask(yes: 0, no: 0)
                forEach(asked) { index in
                    let slot = column[index]
                    guard slot.tag == .boolean else { return }
                    let isTrue = UInt64(slot.flag & 1)
                    found.yes |= isTrue << UInt64(index)
                    found.no |= (isTrue ^ 1) << UInt64(index)
                }
                return found
            }
        }
    }
}
