import AvalValues

/// A word of a salarié's fact that is kept in a slot.
struct SlotWord: BitwiseCopyable, Sendable {
    /// The slot in his row.
    let slot: Int
    /// The word, by its number in the slot.
    let word: Int
    /// Whether the slot holds a truth: then the word is its flag.
    let isTruth: Bool

    /// Whether a salarié's fact has the word.
    @inline(__always)
    func isTrue(of row: SlotRow) -> Bool {
        let value = row[slot]
        return isTruth ? value.tag == .boolean && Int(value.flag) == word : value.tag == .word && value.word == word
    }
}
