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

    /// The same rows, with another slot to tell who is present; those of the rules where it is -1.
    @inline(__always)
    func billed(by presence: Int) -> TariffRows { presence < 0 ? self : TariffRows(rows, presence: presence) }

    /// How many rows there are.
    @inline(__always)
    var count: Int { rows.count }

    /// Whether the salarié of a row is billed.
    @inline(__always)
    func isPresent(_ row: Int) -> Bool { presence < 0 || isTrue(row, slot: presence) }

    /// Whether a slot of a row holds a truth, and that is true.
    @inline(__always)
    func isTrue(_ row: Int, slot: Int) -> Bool {
        let slot = rows[row][slot]
        return slot.tag == .boolean && slot.flag == 1
    }

    /// The number of the word in a slot of a row, of a truth that of `non` or `oui`; -1 where there is none.
    @inline(__always)
    func word(_ row: Int, slot: Int) -> Int {
        let slot = rows[row][slot]
        if slot.tag == .word { return slot.word }
        return slot.tag == .boolean ? Int(slot.flag) : -1
    }

    /// The number in a slot of a row; nil where there is none.
    func number(_ row: Int, slot: Int) -> Decimal128? {
        let slot = rows[row][slot]
        guard slot.tag == .number else { return nil }
        return Decimal128(significand: Int128(slot.significand), exponent: Int(slot.exponent))
    }

    /// The day in a slot of a row, as a day number; nil where there is none.
    func day(_ row: Int, slot: Int) -> Int? {
        let slot = rows[row][slot]
        return slot.tag == .date ? slot.day : nil
    }
}
