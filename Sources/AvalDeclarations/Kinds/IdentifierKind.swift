import AvalJSON
import AvalValues

extension FieldKind {
    /// An opaque name (`^[A-Za-z0-9._-]{1,40}$`), where asked never of 13 or 15 digits.
    public static let identifier = FieldKind(
        "identifiant", keys: [.unique, .refusesNIR],
        reading: .string { bytes, source in
            guard SlotReading.isIdentifier(bytes) else {
                return SlotReading.isBlank(bytes) ? .slot(.null) : .refused(.malformedIdentifier)
            }
            if source.field.options.refusesNIR, SlotReading.looksLikeNIR(bytes) { return .refused(.looksLikeNIR) }
            return .slot(Slot(text: bytes, plain: true))
        },
        plain: .identifier, shape: { _ in .text }, example: { _ in "S-1042" }, counterexample: "numéro 7",
        schema: { options in
            var schema: [JSONMember] = [
                JSONMember("type", "string"), JSONMember("pattern", .string(SlotReading.identifierPattern)),
            ]
            if options.refusesNIR { schema.append(JSONMember("not", ["pattern": "^([0-9]{13}|[0-9]{15})$"])) }
            return .object(schema)
        })
}
