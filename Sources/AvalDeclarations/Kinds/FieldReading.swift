import AvalValues

/// How the JSON value of a field becomes a slot: the decoder checks the type of JSON and hands the bytes to the kind.
///
/// This is the slow way, which knows every spelling and every error; what is spelt plainly is read by `PlainReading`.
enum FieldReading: Sendable {
    /// A string, unescaped.
    case string(@Sendable (Span<UInt8>, FieldSource) -> FieldValue)
    /// The literal of a number; `mistyped` is the error of a required field that is of another type of JSON.
    case number(mistyped: InputError.Reason?, @Sendable (Span<UInt8>, FieldSource) -> FieldValue)
    /// `true` or `false`.
    case boolean
    /// A list of codes of the catalogue.
    case codes
}

/// What came of reading a value.
enum FieldValue {
    /// What is kept; a slot that `isWrong` is noted as a wrong value.
    case slot(Slot)
    /// The whole declaration is refused.
    case refused(InputError.Reason)
}

/// What a reading may look at beside the bytes of the value; its decoder keeps all of it.
struct FieldSource {
    let field: Schema.Field
    /// The determinants.
    let catalogue: Borrowed<ByteTable>
    /// Whether the bytes were unescaped, hence may need an escape where they are written.
    let isEscaped: Bool
    /// Memory for texts that are not kept as they stand.
    let arena: Borrowed<Arena>
}

/// The spellings that `DeclarationDecoder.plainMembers` reads without leaving a register.
enum PlainReading: UInt8, Sendable {
    case text, changedText, date, word, identifier, codes, integer
    /// None: every value goes the slow way.
    case slow
}
