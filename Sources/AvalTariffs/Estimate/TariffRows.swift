import AvalValues

/// Rows of slots as a tariff sees them: those of some salariés, or the one of the declaration. Good only as long as what
/// they were made from.
public struct TariffRows {
    /// How many rows there are.
    let count: Int
    private let rows: UnsafePointer<Slot>
    private let stride: Int
    private let presence: Int

    /// `count` rows, each `stride` slots after the one before; `presence` is the slot that tells who is present, -1
    /// where all are.
    public init(_ rows: UnsafePointer<Slot>, stride: Int, count: Int, presence: Int) {
        (self.rows, self.stride, self.count, self.presence) = (rows, stride, count, presence)
    }

    /// The row of a declaration.
    public init(root: UnsafePointer<Slot>) {
        self.init(root, stride: 0, count: 1, presence: -1)
    }

    /// Whether the salarié of a row is billed.
    @inline(__always)
    func isPresent(_ row: Int) -> Bool {
        guard presence >= 0 else { return true }
        let slot = rows[row * stride + presence]
        return slot.tag == .boolean && slot.flag == 1
    }

    /// The number of the word in a slot of a row, of a truth that of `non` or `oui`; -1 where there is none.
    @inline(__always)
    func word(_ row: Int, slot: Int) -> Int {
        let slot = rows[row * stride + slot]
        if slot.tag == .word { return slot.word }
        return slot.tag == .boolean ? Int(slot.flag) : -1
    }
}
