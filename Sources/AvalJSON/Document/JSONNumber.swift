import AvalValues

/// A number kept exactly as it is written: `1.10` stays `1.10`, and no digit is lost to a binary float.
public struct JSONNumber: Sendable {
    /// The number as JSON writes it (RFC 8259, 6).
    public let text: String

    /// The number that `text` writes; nil when it is no JSON number.
    public init?(_ text: String) {
        let isNumber = JSONCursor.scan(text) { cursor in
            // The cursor lets white space before a number pass; a number alone has none.
            guard let raw = try? cursor.number() else { return false }
            return raw.start == 0 && raw.end == cursor.count
        }
        guard isNumber else { return nil }
        self.text = text
    }

    /// A whole number.
    public init(_ value: some BinaryInteger) {
        text = String(value)
    }

    /// A number whose text a scan has checked.
    init(checked text: String) {
        self.text = text
    }

    /// The value when it is written as a whole number (no point, no exponent) that an `Int` can hold.
    public var integer: Int? { Int(text) }
}

extension JSONNumber: Equatable {
    /// Two numbers are equal when they are worth the same, exactly: `1.0`, `1` and `10e-1` are.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        if left.text == right.text { return true }
        guard let left = left.normal, let right = right.normal else { return false }
        return left == right
    }

    /// A sign, the digits without useless zeros, and the power of ten of the last one.
    private struct Normal: Equatable {
        var isNegative: Bool
        var digits: [UInt8]
        var exponent: Int
    }

    /// The number taken apart; nil when its exponent is beyond `Int`, so that only the same text is worth the same.
    private var normal: Normal? {
        let parts = text.utf8.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
        guard let exponent = parts.count == 2 ? Int(String(Substring(parts[1]))) : 0 else { return nil }
        let mantissa = parts[0].drop { $0 == UInt8(ascii: "-") }
        let point = mantissa.firstIndex(of: UInt8(ascii: "."))
        let decimals = point.map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
        var digits = Array(mantissa.filter { $0 != UInt8(ascii: ".") }.drop { $0 == UInt8(ascii: "0") })
        if digits.isEmpty { return Normal(isNegative: false, digits: [], exponent: 0) }
        let count = digits.count
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let (power, overflow) = exponent.addingReportingOverflow(count - digits.count - decimals)
        return overflow ? nil : Normal(isNegative: text.hasPrefix("-"), digits: digits, exponent: power)
    }
}
