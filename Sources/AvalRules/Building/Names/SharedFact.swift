import AvalFEEL
import AvalValues

/// A fact of the declaration that is in no slot.
struct SharedFact {
    let kind: Kind
    let isPersonal: Bool
    /// How many elements it may have.
    let reach: LoopReach
    /// The column of records that it lists, where it is one that need not be made to be looked at.
    var column: RecordColumn?
    /// Computes it, or tells what was computed before.
    let compute: (FrameView) -> Value
}
