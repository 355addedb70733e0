import AvalJSON
import AvalValues

extension FieldKind {
    /// An exact amount in euros: a text with two decimals in a declaration (`"12.50"`), a number to expressions.
    public static let amount = FieldKind(
        "montant",
        reading: .string { bytes, _ in
            if isAmount(bytes) { return .slot(SlotReading.number(bytes)) }
            return .slot(SlotReading.isBlank(bytes) ? .null : .wrong)
        },
        shape: { _ in .number }, form: FieldForm(spoken: { spoken($0) }, json: { .string(written($0)) }),
        expectation: { _ in "il faut un montant en euros avec deux décimales, comme 12.50" },
        mistyping: { text, _ in
            isAmount(Array(text.utf8).span)
                ? nil
                : Mistyping("un montant en euros", help: "écrivez-le avec un point et deux décimales : 12.50")
        },
        cell: euros, example: { _ in "12.50" }, counterexample: "12,5",
        schema: { _ in ["type": "string", "pattern": "^-?(0|[1-9][0-9]{0,12})[.][0-9]{2}$"] })

    /// `0.00`, `-12.50`: at most 13 digits before the point, two after it.
    private static func isAmount(_ bytes: Span<UInt8>) -> Bool {
        let first = bytes.count > 0 && bytes[0] == UInt8(ascii: "-") ? 1 : 0
        let point = bytes.count - 3
        guard point > first, point - first <= 13, bytes[point] == UInt8(ascii: "."),
            bytes[first] != UInt8(ascii: "0") || point == first + 1
        else { return false }
        return (first..<bytes.count).allSatisfy { $0 == point || bytes[$0] &- 0x30 < 10 }
    }

    /// What an amount is in a declaration; more decimals than two are rounded, half away from zero.
    private static func written(_ value: Value) -> String {
        guard let cents = cents(value) else { return value.description }
        let output = OutputBuffer(capacity: 64)
        output.put(hundredths: cents)
        return String(decoding: output.array, as: UTF8.self)
    }

    /// An amount as people read it: `1 200,50 €`, with blanks that do not break lines.
    private static func spoken(_ value: Value) -> String {
        let parts = written(value).split(separator: ".")
        let whole = GroupedDigits.text(parts.first ?? "", by: "\u{202F}")
        return ([whole] + parts.dropFirst().map(String.init)).joined(separator: ",") + "\u{A0}€"
    }

    private static func cents(_ value: Value) -> Int? {
        guard case .number(let number) = value else { return nil }
        return Decimal128(100).multiplied(by: number)?.rounded(scale: 0, .halfUp)?.integer
    }

    /// `12,5 €`, as spreadsheets show an amount.
    private static let euros: Cell = { cell, output in
        let text = String(decoding: cell.indices.map { cell[$0] }, as: UTF8.self)
        let kept = text.filter { $0 != "€" && !$0.isWhitespace }.map { $0 == "," ? "." : $0 }
        guard let number = Decimal128(String(kept)), let cents = cents(.number(number)),
            Decimal128(significand: Int128(cents), exponent: -2) == number
        else { return false }
        output.put("\"")
        output.put(hundredths: cents)
        output.put("\"")
        return true
    }
}
