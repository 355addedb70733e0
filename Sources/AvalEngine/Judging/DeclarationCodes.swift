import AvalRules
import AvalValues

/// Which codes of determinants a declaration ticks and carries; one a judge, its memory reused.
final class DeclarationCodes {
    /// The codes of the catalogue that the company ticked.
    private var ticked: UInt64 = 0
    /// The codes of the catalogue that present salariés carry.
    var carried: UInt64 = 0
    /// The codes beyond the catalogue that the company ticked.
    private var tickedOthers = BytesSet()
    /// The codes beyond the catalogue that present salariés carry.
    private var carriedOthers = BytesSet()
    /// The codes that were met on a walk through distinct ones.
    private var met: UInt64 = 0
    private var metOthers = BytesSet()

    /// Forgets those of the declaration before.
    func reset() {
        (ticked, carried) = (0, 0)
        tickedOthers.removeAll()
        carriedOthers.removeAll()
    }

    /// Notes a code that the company ticks.
    @inline(__always)
    func tick(_ code: CodeEntry) {
        if code.index == Slot.noCode {
            tickedOthers.insert(code.bytes)
        } else {
            ticked |= 1 << UInt64(code.index)
        }
    }

    /// Notes a code beyond the catalogue that a present salarié carries.
    func carryOther(_ code: CodeEntry) { carriedOthers.insert(code.bytes) }

    /// Whether the company ticked a code.
    @inline(__always)
    func isTicked(_ code: CodeEntry) -> Bool {
        code.index == Slot.noCode
            ? tickedOthers.contains(code.bytes) : ticked >> UInt64(code.index) & 1 == 1
    }

    /// Whether a present salarié carries a code.
    @inline(__always)
    func isCarried(_ code: CodeEntry) -> Bool {
        code.index == Slot.noCode
            ? carriedOthers.contains(code.bytes) : carried >> UInt64(code.index) & 1 == 1
    }

    /// Begins a walk through distinct codes.
    func beginDistinct() {
        met = 0
        metOthers.removeAll()
    }

    /// Whether a code is met for the first time on the walk.
    @inline(__always)
    func isNew(_ code: CodeEntry) -> Bool {
        guard code.index != Slot.noCode else { return metOthers.insert(code.bytes) }
        let bit = UInt64(1) << UInt64(code.index)
        defer { met |= bit }
        return met & bit == 0
    }
}
