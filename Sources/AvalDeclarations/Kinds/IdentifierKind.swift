import AvalJSON
import AvalValues

extension FieldKind {
    /// An opaque name (`^[A-Za-z0-9._-]{1,40}$`), never the number of a person, and where asked never of 13 or 15 digits.
    public static let identifier = FieldKind(
        "identifiant", keys: [.unique, .refusesNIR],
        reading: .string { bytes, source in
            if let refusal = SlotReading.refusal(ofIdentifier: bytes) {
                return SlotReading.isBlank(bytes) ? .slot(.null) : .refused(refusal)
            }
            if source.field.options.refusesNIR, PersonNumber.isAsLong(bytes) { return .refused(.looksLikeNIR) }
            return .slot(Slot(text: bytes, plain: true))
        },
        plain: .identifier, shape: { _ in .text }, example: { _ in "S-1042" }, counterexample: "numéro 7",
        schema: { options in
            var schema: [JSONMember] = [
                JSONMember("type", "string"), JSONMember("pattern", .string(SlotReading.identifierPattern)),
            ]
            let pattern = options.refusesNIR ? "\(PersonNumber.pattern)|^([0-9]{13}|[0-9]{15})$" : PersonNumber.pattern
            schema.append(JSONMember("not", ["pattern": .string(pattern)]))
            return .object(schema)
        })
}
