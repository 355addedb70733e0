import AvalValues

/// Whether a slot stands for FEEL's null.
struct IsMissing: SlotPredicate {
    @inline(__always)
    func holds(_ slot: Slot) -> Bool { slot.isMissing }
}

/// Whether a slot holds one word of its list.
struct IsWord: SlotPredicate {
    let index: Int

    @inline(__always)
    func holds(_ slot: Slot) -> Bool { slot.tag == .word && slot.word == index }
}

/// Whether a slot holds one of some words of its list.
struct IsWordAmong: SlotPredicate {
    let words: UInt64

    @inline(__always)
    func holds(_ slot: Slot) -> Bool { slot.tag == .word && words >> UInt64(slot.word) & 1 == 1 }
}

/// Whether a slot holds one of some codes of the catalogue: the record knows which they are, so that no byte is compared.
struct IsCodeAmong: SlotPredicate {
    let codes: UInt64

    @inline(__always)
    func holds(_ slot: Slot) -> Bool { slot.tag == .code && slot.short < 64 && codes >> UInt64(slot.short) & 1 == 1 }
}

/// Whether a list of codes has one of some codes of the catalogue.
struct ListsOne: SlotPredicate {
    let codes: UInt64

    @inline(__always)
    func holds(_ slot: Slot) -> Bool { slot.tag == .codes && slot.payload & codes != 0 }
}

/// Whether a list of codes has all of some codes of the catalogue.
struct ListsAll: SlotPredicate {
    let codes: UInt64

    @inline(__always)
    func holds(_ slot: Slot) -> Bool { slot.tag == .codes && slot.payload & codes == codes }
}

/// Whether a slot holds one of some texts.
struct IsTextAmong: SlotPredicate {
    let texts: TextSet

    @inline(__always)
    func holds(_ slot: Slot) -> Bool { !slot.isNull && texts.contains(slot.bytes) }
}
