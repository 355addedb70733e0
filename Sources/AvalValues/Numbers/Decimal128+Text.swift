extension Decimal128: CustomStringConvertible, LosslessStringConvertible {
    /// Reads `12`, `-0.50`, `.5`, `1.2e-3`: digits, at most one point, no blanks, no grouping. Digits past the 34th are
    /// rounded half-even; `nil` for anything else.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { Decimal128(digits: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads a number from its characters in ASCII, as `init(_: String)` does.
    public init?(digits bytes: some Collection<UInt8>) {
        var reader = DigitReader()
        for byte in bytes where !reader.take(byte) { return nil }
        guard let result = reader.result else { return nil }
        self = result
    }

    /// The number in plain notation, with the digits it has: `1.50`, `-0.004`, `1200`.
    public var description: String {
        let digits = String(significand.magnitude)
        let sign = significand < 0 ? "-" : ""
        if exponent >= 0 { return significand == 0 ? "0" : sign + digits + String(repeating: "0", count: exponent) }
        let missing = -exponent - digits.utf8.count
        let padded = missing >= 0 ? String(repeating: "0", count: missing + 1) + digits : digits
        let point = padded.utf8.index(padded.endIndex, offsetBy: exponent)
        return sign + padded[..<point] + "." + padded[point...]
    }
}

/// Takes the characters of a number one by one.
private struct DigitReader {
    private enum Part { case start, whole, fraction, exponentSign, exponent }

    private var part = Part.start
    private var negative = false
    private var digits: UInt128 = 0
    private var power = 0
    private var sticky = false
    private var seen = false
    private var exponent = 0
    private var exponentNegative = false
    private var exponentSeen = false

    mutating func take(_ byte: UInt8) -> Bool {
        switch (byte, part) {
        case (UInt8(ascii: "0")...UInt8(ascii: "9"), _):
            takeDigit(byte &- UInt8(ascii: "0"))
        case (UInt8(ascii: "-"), .start):
            negative = true
            part = .whole
        case (UInt8(ascii: "."), .start), (UInt8(ascii: "."), .whole):
            part = .fraction
        case (UInt8(ascii: "e"), .whole), (UInt8(ascii: "e"), .fraction), (UInt8(ascii: "E"), .whole),
            (UInt8(ascii: "E"), .fraction):
            guard seen else { return false }
            part = .exponentSign
        case (UInt8(ascii: "+"), .exponentSign), (UInt8(ascii: "-"), .exponentSign):
            exponentNegative = byte == UInt8(ascii: "-")
            part = .exponent
        default: return false
        }
        return true
    }

    private mutating func takeDigit(_ digit: UInt8) {
        switch part {
        case .exponentSign, .exponent:
            part = .exponent
            exponentSeen = true
            // Far beyond every exponent there is; more digits cannot bring it back.
            if exponent < 1_000_000 { exponent = exponent * 10 + Int(digit) }
        case .start, .whole, .fraction:
            if part == .start { part = .whole }
            seen = true
            let fraction = part == .fraction
            if digits < pow10(37) {
                digits = digits * 10 + UInt128(digit)
                if fraction { power -= 1 }
            } else {
                sticky = sticky || digit != 0
                if !fraction { power += 1 }
            }
        }
    }

    var result: Decimal128? {
        guard seen, part != .exponentSign, part != .exponent || exponentSeen else { return nil }
        return Decimal128.rounding(
            Wide(digits), exponent: power + (exponentNegative ? -exponent : exponent), negative: negative,
            sticky: sticky)
    }
}
