import AvalFEEL
import AvalValues

/// The way between slots and values, for what stands alone: anything but texts and lists of codes, whose bytes stand
/// elsewhere.
public enum SlotConversion {
    /// The value of a slot of a shape.
    public static func value(_ slot: Slot, _ shape: SlotShape) -> Value {
        if slot.tag == .codes { return .null }
        return withUnsafePointer(to: CodeEntry(address: 0, length: 0, index: 0, position: 0)) {
            SlotValues.value(slot, shape, codes: $0)
        }
    }

    /// A value as a slot of a shape; null where it is of another kind, the mark of what does not fit where a number has a
    /// fraction or too many digits.
    public static func slot(_ value: Value, _ shape: SlotShape) -> Slot {
        switch (value, shape) {
        case (.boolean(let truth), .boolean): return Slot(truth)
        case (.number(let number), .number): return number.integer.map { Slot(number: Int64($0)) } ?? .unfit
        case (.date(let date), .date): return Slot(day: date.dayNumber)
        case (.string(let word), .word(let words)): return words.firstIndex(of: word).map { Slot(word: $0) } ?? .null
        default: return .null
        }
    }
}
