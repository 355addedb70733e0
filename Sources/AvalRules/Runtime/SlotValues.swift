import AvalFEEL
import AvalValues

/// The way from slots to values, for the expressions that the interpreter evaluates.
enum SlotValues {
    /// The value of a slot of a shape.
    static func value(_ slot: Slot, _ shape: SlotShape, codes: UnsafePointer<CodeEntry>) -> Value {
        switch slot.tag {
        case .null: return shape == .codes ? .list([]) : shape == .object ? .null : .null
        case .boolean: return .boolean(slot.flag == 1)
        case .object: return .boolean(true)
        case .number:
            return .number(Decimal128(significand: Int128(slot.significand), exponent: Int(slot.exponent)) ?? .zero)
        case .date: return .date(CalendarDate(dayNumber: slot.day))
        case .text, .code: return .string(slot.bytes.text)
        case .word:
            guard case .word(let words) = shape, slot.word < words.count else { return .null }
            return .string(words[slot.word])
        case .codes:
            let entries = UnsafeBufferPointer(start: codes + Int(slot.length), count: Int(slot.short))
            return .list(entries.map { .string($0.bytes.text) })
        }
    }

}
