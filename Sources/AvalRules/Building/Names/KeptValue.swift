import AvalDeclarations
import AvalFEEL
import AvalValues

/// A name whose values are kept in a slot.
struct KeptValue {
    let reference: SlotReference
    let shape: SlotShape
    let kind: Kind
    let isPersonal: Bool
    /// Computes the value where the slot says that the number does not fit.
    var exact: ((FrameView) -> Value)?
    /// Whether it is a number that is always whole.
    var isWhole = false
    /// Whether it always has a value.
    var isCertain = false
    /// Whether only those who are present have it, since it comes from their category.
    var isOfPresent = false
    /// How a field's values are written where its shape does not tell it.
    var form: FieldForm?
    /// What is left out or changed when a field's text is read.
    var reading: TextReading = []
    /// The list of codes that a field's values are meant to be of.
    var codeList: CodeList?

    init(_ reference: SlotReference, _ shape: SlotShape, _ kind: Kind, isPersonal: Bool) {
        self.reference = reference
        self.shape = shape
        self.kind = kind
        self.isPersonal = isPersonal
    }
}
