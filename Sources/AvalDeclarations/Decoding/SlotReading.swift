import AvalJSON
import AvalValues

/// How the texts of a declaration become slots: dates, numbers, identifiers, blanks.
enum SlotReading {
    /// What an integer too long for any use is read as.
    static let farYear: Int64 = 1_000_000_000_000_000

    /// `AAAA-MM-JJ`, a day of the calendar; only blanks is null, anything else wrong.
    static func date(_ bytes: UnsafeRawBufferPointer) -> Slot {
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

    /// A number of at most 18 digits, exactly; one that needs more is wrong.
    static func number(_ cursor: JSONCursor, _ raw: RawNumber) -> Slot {
        var significand: Int64 = 0
        var digits = 0
        var exponent = 0
        var place = raw.start
        var seenPoint = false
        let isNegative = cursor.base[place] == UInt8(ascii: "-")
        if isNegative { place += 1 }
        while place < raw.end {
            let byte = cursor.base[place]
            if byte == UInt8(ascii: ".") {
                seenPoint = true
            } else if byte | 0x20 == UInt8(ascii: "e") {
                guard let power = exponentOf(cursor, from: place + 1, to: raw.end) else { return .wrong }
                exponent += power
                break
            } else {
                if significand != 0 || byte != 0x30 { digits += 1 }
                guard digits <= 18 else { return .wrong }
                significand = significand * 10 + Int64(byte - 0x30)
                if seenPoint { exponent -= 1 }
            }
            place += 1
        }
        while significand != 0, exponent < 0, significand % 10 == 0 {
            (significand, exponent) = (significand / 10, exponent + 1)
        }
        if significand == 0 { exponent = 0 }
        guard abs(exponent) <= 6000 else { return .wrong }
        return Slot(number: isNegative ? -significand : significand, exponent: Int16(exponent))
    }

    private static func exponentOf(_ cursor: JSONCursor, from start: Int, to end: Int) -> Int? {
        var place = start
        var value = 0
        let isNegative = cursor.base[place] == UInt8(ascii: "-")
        if isNegative || cursor.base[place] == UInt8(ascii: "+") { place += 1 }
        while place < end {
            value = value * 10 + Int(cursor.base[place] - 0x30)
            if value > 6000 { return nil }
            place += 1
        }
        return isNegative ? -value : value
    }

    /// `^[A-Za-z0-9._-]{1,40}$`
    static func isIdentifier(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 1, bytes.count <= 40 else { return false }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                continue
            default: return false
            }
        }
        return true
    }

    /// Whether a text is empty or only blanks, the no-break ones included.
    static func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var place = 0
        while place < bytes.count {
            let length = blankLength(bytes, at: place)
            if length == 0 { return false }
            place += length
        }
        return true
    }

    /// How many bytes the blank at `place` takes; 0 if none stands there.
    private static func blankLength(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int {
        let byte = bytes[place]
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
        if byte < 0xC2 { return 0 }
        // U+00A0; U+2000 to U+200B, U+2028, U+2029, U+202F, U+205F; U+3000; U+FEFF.
        if byte == 0xC2, bytes.count > place + 1 { return bytes[place + 1] == 0xA0 ? 2 : 0 }
        guard bytes.count > place + 2 else { return 0 }
        switch (byte, bytes[place + 1], bytes[place + 2]) {
        case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }

    /// The text as `reading` wants it, or nil when it is so already.
    static func read(
        _ bytes: UnsafeRawBufferPointer, _ reading: TextReading, into arena: Arena
    ) -> UnsafeRawBufferPointer? {
        guard bytes.contains(where: { changes($0, reading) }) else { return nil }
        let room = arena.allocate(bytes.count)
        var written = 0
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let blank = reading.contains(.withoutBlanks) ? blankLength(bytes, at: place) : 0
            if blank > 0 {
                place += blank
                continue
            }
            place += 1
            if byte == UInt8(ascii: "."), reading.contains(.withoutDots) { continue }
            room[written] = cased(byte, reading)
            written += 1
        }
        arena.trim(bytes.count - written)
        return UnsafeRawBufferPointer(start: room, count: written)
    }

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
