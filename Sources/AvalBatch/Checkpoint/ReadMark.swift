/// What was read of an input: how much of it, and the hash of that, so that a later run can tell whether it is still there.
struct ReadMark: Sendable, Hashable {
    /// How much was read, as its form counts: bytes of a file as it stands on the disk, rows of a table.
    var extent: Int
    /// The hash of that.
    var hash: UInt64
}

/// What was read of one input of a batch.
struct InputMark: Sendable {
    /// The input, by its index in the plan.
    var source: Int
    var mark: ReadMark
    /// Whether it is an archive that could not be unpacked to its end.
    var isDamaged = false
}
