import AvalJSON
import AvalValues

extension FieldKind {
    /// One code of a determinant.
    public static let code = FieldKind(
        "code",
        reading: .string { bytes, source in
            if let refusal = SlotReading.refusal(ofIdentifier: bytes) {
                return SlotReading.isBlank(bytes) ? .slot(.null) : .refused(refusal)
            }
            let index = source.catalogue.with { $0.position(bytes) }
            return .slot(Slot(code: bytes, index: index < 0 ? Slot.noCode : UInt16(index)))
        },
        shape: { _ in .code }, example: { _ in "code_1" }, counterexample: "code à espaces",
        schema: { _ in codeSchema })

    /// A list of codes of determinants.
    public static let codes = FieldKind(
        "codes", reading: .codes, plain: .codes, shape: { _ in .codes }, cell: list,
        example: { _ in ["code_1", "code_2"] }, counterexample: "code_1",
        schema: { _ in ["type": "array", "items": codeSchema, "maxItems": .integer(DeclarationDecoder.codeLimit)] })

    private static let codeSchema: JSONValue = [
        "type": "string", "pattern": .string(SlotReading.identifierPattern),
        "not": ["pattern": .string(PersonNumber.pattern)],
    ]

    /// Codes between blanks, `;` or `,`.
    private static let list: Cell = { cell, output in
        var start: Int?
        var isFirst = true
        output.put("[")
        for index in 0...cell.count {
            let isBetween =
                index == cell.count || cell[index] <= 0x20 || cell[index] == UInt8(ascii: ";")
                || cell[index] == UInt8(ascii: ",")
            if let first = start, isBetween {
                output.put(isFirst ? "\"" : ",\"")
                output.put(escaping: cell.extracting(first..<index))
                output.put("\"")
                (start, isFirst) = (nil, false)
            } else if start == nil, !isBetween {
                start = index
            }
        }
        output.put("]")
        return true
    }
}
