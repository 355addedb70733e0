import AvalFEEL
import AvalValues

/// The value of a slot that stands alone: anything but a list of codes, whose entries stand elsewhere.
public enum SlotConversion {
    /// The value of a slot of a shape.
    public static func value(_ slot: Slot, _ shape: SlotShape) -> Value {
        if slot.tag == .codes { return .null }
        return withUnsafePointer(to: CodeEntry(address: 0, length: 0, index: 0, position: 0)) {
            SlotValues.value(slot, shape, codes: $0)
        }
    }
}
