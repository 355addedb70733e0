import AvalValues

/// How the texts of a declaration become slots: dates, numbers, identifiers, blanks.
enum SlotReading {
    /// What an integer too long for any use is read as.
    static let farYear = FarNumber.magnitude

    /// `AAAA-MM-JJ`, a day of the calendar; only blanks is null, anything else wrong.
    static func date(_ bytes: Span<UInt8>) -> Slot {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
            return isBlank(bytes) ? .null : .wrong
        }
        var wrong = false
        func digit(_ index: Int) -> Int {
            let value = bytes[index] &- 0x30
            if value > 9 { wrong = true }
            return Int(value)
        }
        let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
        let month = digit(5) * 10 + digit(6)
        let day = digit(8) * 10 + digit(9)
        guard !wrong, year > 0, let date = CalendarDate(year: year, month: month, day: day) else { return .wrong }
        return Slot(day: date.dayNumber)
    }

    /// Whether the literal of a number has neither fraction nor exponent.
    static func isInteger(_ literal: Span<UInt8>) -> Bool {
        literal.indices.allSatisfy { literal[$0] == UInt8(ascii: "-") || literal[$0] &- 0x30 < 10 }
    }

    /// The literal of a number of at most 18 digits, exactly; one that needs more is wrong, or where it `isRequired` so
    /// far from any use that no tariff and no year will match it.
    static func number(_ literal: Span<UInt8>, isRequired: Bool) -> Slot {
        let slot = number(literal)
        guard slot.isWrong, isRequired else { return slot }
        return Slot(number: literal[0] == UInt8(ascii: "-") ? -farYear : farYear)
    }

    /// The literal of a number of at most 18 digits, exactly; one that needs more is wrong.
    static func number(_ literal: Span<UInt8>) -> Slot {
        var significand: Int64 = 0
        var digits = 0
        var exponent = 0
        var hasPoint = false
        let isNegative = literal[0] == UInt8(ascii: "-")
        var index = isNegative ? 1 : 0
        while index < literal.count {
            let byte = literal[index]
            if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                guard let power = self.exponent(literal, from: index + 1) else { return .wrong }
                exponent += power
                break
            } else {
                if significand != 0 || byte != 0x30 { digits += 1 }
                guard digits <= 18 else { return .wrong }
                significand = significand * 10 + Int64(byte - 0x30)
                if hasPoint { exponent -= 1 }
            }
            index += 1
        }
        while significand != 0, exponent < 0, significand % 10 == 0 {
            (significand, exponent) = (significand / 10, exponent + 1)
        }
        if significand == 0 { exponent = 0 }
        guard abs(exponent) <= 6000 else { return .wrong }
        return Slot(number: isNegative ? -significand : significand, exponent: Int16(exponent))
    }

    private static func exponent(_ literal: Span<UInt8>, from start: Int) -> Int? {
        let isNegative = literal[start] == UInt8(ascii: "-")
        var value = 0
        for index in (isNegative || literal[start] == UInt8(ascii: "+") ? start + 1 : start)..<literal.count {
            value = value * 10 + Int(literal[index] - 0x30)
            if value > 6000 { return nil }
        }
        return isNegative ? -value : value
    }

    /// The form of identifiers and codes.
    static let identifierPattern = "^[A-Za-z0-9._-]{1,40}$"

    /// Whether a text has the form of identifiers.
    static func isIdentifier(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 1 && bytes.count <= 40 && bytes.indices.allSatisfy { isOfIdentifier(bytes[$0]) }
    }

    /// Whether identifiers may hold a byte.
    static func isOfIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// What an identifier or a code is refused for: another form, or the number of a person; nil of one that is taken.
    static func refusal(ofIdentifier bytes: Span<UInt8>) -> InputError.Reason? {
        guard isIdentifier(bytes) else { return .malformedIdentifier }
        return PersonNumber.isOne(bytes) ? .looksLikeNIR : nil
    }

    /// Whether a text is empty or only blanks, the no-break ones included.
    static func isBlank(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let length = blankLength(bytes, at: index)
            if length == 0 { return false }
            index += length
        }
        return true
    }

    /// How many bytes the blank at `index` takes; 0 if none stands there.
    private static func blankLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
        if byte < 0xC2 { return 0 }
        // U+00A0; U+2000 to U+200B, U+2028, U+2029, U+202F, U+205F; U+3000; U+FEFF.
        if byte == 0xC2, bytes.count > index + 1 { return bytes[index + 1] == 0xA0 ? 2 : 0 }
        guard bytes.count > index + 2 else { return 0 }
        switch (byte, bytes[index + 1], bytes[index + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }

    /// A text as `reading` wants it; only blanks is null.
    static func text(_ bytes: Span<UInt8>, _ reading: TextReading, isEscaped: Bool, _ arena: Borrowed<Arena>) -> Slot {
        if isBlank(bytes) { return .null }
        guard !reading.isEmpty, bytes.indices.contains(where: { changes(bytes[$0], reading) }) else {
            return Slot(text: bytes, plain: !isEscaped)
        }
        return arena.with { arena in
            arena.text(capacity: bytes.count, isPlain: !isEscaped) { write(bytes, reading, into: &$0) }
        }
    }

    private static func write(_ bytes: Span<UInt8>, _ reading: TextReading, into output: inout OutputSpan<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let blank = reading.contains(.withoutBlanks) ? blankLength(bytes, at: index) : 0
            index += max(1, blank)
            if blank > 0 || byte == UInt8(ascii: ".") && reading.contains(.withoutDots) { continue }
            output.append(cased(byte, reading))
        }
    }

    /// Whether a reading leaves a byte out or changes it.
    static func changes(_ byte: UInt8, _ reading: TextReading) -> Bool {
        if reading.contains(.withoutBlanks), byte <= 0x20 || byte >= 0xC2 { return true }
        if reading.contains(.withoutDots), byte == UInt8(ascii: ".") { return true }
        return cased(byte, reading) != byte
    }

    private static func cased(_ byte: UInt8, _ reading: TextReading) -> UInt8 {
        if reading.contains(.uppercase), byte >= 0x61, byte <= 0x7A { return byte - 0x20 }
        if reading.contains(.lowercase), byte >= 0x41, byte <= 0x5A { return byte + 0x20 }
        return byte
    }
}
