import AvalJSON
import AvalValues

extension FieldKind {
    /// An integer literal; required, any other number is an input error instead of a wrong value.
    public static let integer = FieldKind(
        "entier",
        reading: .number(mistyped: .notAnInteger) { literal, source in
            guard SlotReading.isInteger(literal) else {
                return source.field.isRequired ? .refused(.notAnInteger) : .slot(.wrong)
            }
            return .slot(SlotReading.number(literal, isRequired: source.field.isRequired))
        },
        plain: .integer, shape: { _ in .number }, expectation: { _ in "il faut un nombre entier" },
        mistyping: { text, _ in
            Int(text) == nil ? Mistyping("un nombre entier", help: "écrivez-le en chiffres") : nil
        },
        json: numeral, cell: { numeral($0, $1, decimals: false) }, example: { _ in 2023 },
        counterexample: numeral("20.5"),
        schema: { _ in ["type": "integer"] })

    /// A decimal number of at most 18 digits.
    public static let number = FieldKind(
        "nombre",
        reading: .number(mistyped: nil) { literal, source in
            .slot(SlotReading.number(literal, isRequired: source.field.isRequired))
        },
        shape: { _ in .number }, expectation: { _ in "il faut un nombre de 18 chiffres au plus" }, json: numeral,
        cell: { numeral($0, $1, decimals: true) }, example: { _ in numeral("12.5") }, counterexample: "12,5",
        schema: { _ in ["type": "number"] })

    /// A text that writes a number as that number; any other stays the text that it is.
    @Sendable
    private static func numeral(_ text: String) -> JSONValue { JSONNumber(text).map { .number($0) } ?? .string(text) }

    /// Digits as a number, a decimal comma as a point where `decimals` are allowed.
    private static func numeral(_ cell: Span<UInt8>, _ output: OutputBuffer, decimals: Bool) -> Bool {
        let comma = UInt8(ascii: ",")
        let text = String(
            decoding: cell.indices.map { cell[$0] == comma && decimals ? UInt8(ascii: ".") : cell[$0] }, as: UTF8.self)
        guard let number = JSONNumber(text) else { return false }
        output.put(text: number.text)
        return true
    }
}
