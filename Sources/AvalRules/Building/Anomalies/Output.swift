import AvalDeclarations
import AvalFEEL
import AvalValues

/// What a rule says of a value, ready to be written.
public enum Output {
    /// A value in a slot.
    case slot(SlotCode, SlotShape)
    /// A value of the interpreter's.
    case value((FrameView) -> Value)
    /// A field's value, in the form of its kind.
    case formed((FrameView) -> Value, FieldForm)
}
