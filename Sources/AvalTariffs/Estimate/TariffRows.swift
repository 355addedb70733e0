import AvalValues

/// Rows of slots as a tariff sees them: those of some salariés, or the one of the declaration. Good only as long as what
/// they were made from.
public struct TariffRows {
    private let rows: RecordRows
    private let presence: Int

    /// These rows; `presence` is the slot that tells who is present, -1 where all are.
    public init(_ rows: RecordRows, presence: Int) { (self.rows, self.presence) = (rows, presence) }

    /// The row of a declaration.
    public init(root: SlotRow) { self.init(RecordRows(root), presence: -1) }

    /// How many rows there are.
    @inline(__always)
    var count: Int { rows.count }

    /// Whether the salarié of a row is billed.
    @inline(__always)
    func isPresent(_ row: Int) -> Bool {
        guard presence >= 0 else { return true }
        let slot = rows[row][presence]
        return slot.tag == .boolean && slot.flag == 1
    }

    /// The number of the word in a slot of a row, of a truth that of `non` or `oui`; -1 where there is none.
    @inline(__always)
    func word(_ row: Int, slot: Int) -> Int {
        let slot = rows[row][slot]
        if slot.tag == .word { return slot.word }
        return slot.tag == .boolean ? Int(slot.flag) : -1
    }
}
