/// A string as it stands in the text, between its quotes.
@frozen
public struct RawString {
    /// The byte after the opening quote.
    public let start: Int
    /// The closing quote.
    public let end: Int
    /// Whether a backslash stands in it.
    public let escaped: Bool

    /// A string between `start` and `end`.
    @inlinable @inline(__always)
    public init(start: Int, end: Int, escaped: Bool) {
        self.start = start
        self.end = end
        self.escaped = escaped
    }

    /// How many raw bytes.
    @inlinable @inline(__always)
    public var count: Int { end - start }
}

extension JSONCursor {
    /// Steps over a string whose opening quote comes next, checking escapes and UTF-8.
    @inlinable @inline(__always)
    public mutating func string() throws(ScanError) -> RawString {
        try expect(UInt8(ascii: "\""))
        let start = offset
        // Eight bytes at a time, in one word: the standard library's SIMD comparisons run lane by lane here.
        while offset + 8 <= count {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
            let stops = Self.stops(word)
            if stops == 0 {
                offset += 8
                continue
            }
            offset += stops.trailingZeroBitCount >> 3
            break
        }
        while offset < count {
            let byte = base[offset]
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return RawString(start: start, end: offset - 1, escaped: false)
            }
            if byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { break }
            offset += 1
        }
        return try restOfString(from: start)
    }

    /// Where the string ends whose first character is at `start`: the address of its closing quote, provided that only
    /// ASCII without escapes and two-byte letters (none near `end`) stand in it; nil where it is of another kind or wrong.
    @inlinable @inline(__always)
    public static func endOfPlainString(
        _ start: UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        var at = start
        while end - at >= 16 {
            let bytes = UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self)
            // The top bit of each byte that is a quote, a backslash, a control or no ASCII: operators on vectors, and not
            // their comparisons, become single instructions.
            let stops = (((bytes ^ 0x22) &- 1) | ((bytes ^ 0x5C) &- 1) | (bytes &- 0x20) | bytes) & 0x80
            let marks = unsafeBitCast(stops, to: SIMD2<UInt64>.self)
            let (low, high) = (UInt64(littleEndian: marks[0]), UInt64(littleEndian: marks[1]))
            if low | high == 0 {
                at += 16
                continue
            }
            at += (low == 0 ? 8 : 0) + (low == 0 ? high : low).trailingZeroBitCount >> 3
            let byte = at.pointee
            if byte == UInt8(ascii: "\"") { return at }
            guard byte >= 0xC2, byte <= 0xDF, end - at > 1, at[1] & 0xC0 == 0x80 else { return nil }
            at += 2
        }
        // Near the end, byte by byte.
        while at < end, at.pointee >= 0x20, at.pointee < 0x80, at.pointee != UInt8(ascii: "\\") {
            if at.pointee == UInt8(ascii: "\"") { return at }
            at += 1
        }
        return nil
    }

    /// The top bit of each byte that is no plain ASCII or is a quote, a backslash or a control.
    ///
    /// A borrow can mark bytes above the first marked one by mistake, never below it: the lowest mark is exact.
    @inlinable @inline(__always)
    static func stops(_ word: UInt64) -> UInt64 { (escapes(word) | word) & 0x8080_8080_8080_8080 }

    /// The same without the bytes beyond ASCII: what a string has to escape.
    @inlinable @inline(__always)
    static func escapes(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let found = ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- ones &* 0x20) & ~word)
        return found & (ones &* 0x80)
    }

    /// The rest of a string that holds an escape, a control or a character beyond ASCII.
    @usableFromInline
    mutating func restOfString(from start: Int) throws(ScanError) -> RawString {
        var escaped = false
        while offset < count {
            let byte = base[offset]
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return RawString(start: start, end: offset - 1, escaped: escaped)
            case UInt8(ascii: "\\"):
                escaped = true
                try escape()
            case 0..<0x20:
                throw ScanError(.notJSON, at: offset)
            case 0x80...:
                offset += try utf8Length()
            default:
                offset += 1
            }
        }
        throw ScanError(.truncated, at: count)
    }

    /// Steps over one escape; a lone surrogate is no character.
    private mutating func escape() throws(ScanError) {
        guard offset + 1 < count else { throw ScanError(.truncated, at: count) }
        switch base[offset + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 2
        case UInt8(ascii: "u"):
            let at = offset
            let unit = try fourHex(at: offset + 2)
            offset += 6
            if unit & 0xFC00 == 0xDC00 { throw ScanError(.halfCharacter, at: at) }
            if unit & 0xFC00 == 0xD800 {
                guard offset < count else { throw ScanError(.truncated, at: count) }
                guard base[offset] == UInt8(ascii: "\\") else { throw ScanError(.halfCharacter, at: at) }
                guard offset + 1 < count else { throw ScanError(.truncated, at: count) }
                guard base[offset + 1] == UInt8(ascii: "u") else { throw ScanError(.halfCharacter, at: at) }
                guard try fourHex(at: offset + 2) & 0xFC00 == 0xDC00 else { throw ScanError(.halfCharacter, at: at) }
                offset += 6
            }
        default:
            throw ScanError(.notJSON, at: offset + 1)
        }
    }

    func fourHex(at start: Int) throws(ScanError) -> UInt32 {
        guard start + 4 <= count else { throw ScanError(.truncated, at: count) }
        var unit: UInt32 = 0
        for index in start..<start + 4 {
            let byte = base[index]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
            default: throw ScanError(.notJSON, at: index)
            }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    /// The length of the UTF-8 sequence that comes next, checked by the table of RFC 3629.
    private func utf8Length() throws(ScanError) -> Int {
        let first = base[offset]
        let length: Int
        let second: ClosedRange<UInt8>
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw ScanError(.notUTF8, at: offset)
        }
        guard offset + length <= count else { throw ScanError(.notUTF8, at: offset) }
        guard second.contains(base[offset + 1]) else { throw ScanError(.notUTF8, at: offset) }
        for index in offset + 2..<max(offset + 2, offset + length) where base[index] & 0xC0 != 0x80 {
            throw ScanError(.notUTF8, at: offset)
        }
        return length
    }

    /// Writes what an escaped string means to `output`, which must have room for `raw.count` bytes; gives the count written.
    ///
    /// Unescaping never lengthens: the longest escape (`\u20AC`, 6 bytes) gives 3 bytes, a pair of them (12) gives 4.
    public func unescape(_ raw: RawString, into output: UnsafeMutablePointer<UInt8>) throws(ScanError) -> Int {
        var index = raw.start
        var written = 0
        while index < raw.end {
            let byte = base[index]
            guard byte == UInt8(ascii: "\\") else {
                output[written] = byte
                (index, written) = (index + 1, written + 1)
                continue
            }
            let kind = base[index + 1]
            index += 2
            guard kind == UInt8(ascii: "u") else {
                output[written] = Self.simpleEscape(kind)
                written += 1
                continue
            }
            var scalar = try fourHex(at: index)
            index += 4
            if scalar & 0xFC00 == 0xD800 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + (try fourHex(at: index + 2) & 0x3FF)
                index += 6
            }
            for byte in String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8 {
                output[written] = byte
                written += 1
            }
        }
        return written
    }

    private static func simpleEscape(_ kind: UInt8) -> UInt8 {
        switch kind {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: kind
        }
    }

    /// The text of a string, unescaped.
    public func text(_ raw: RawString) -> String {
        guard raw.escaped else {
            return String(decoding: UnsafeBufferPointer(start: base + raw.start, count: raw.count), as: UTF8.self)
        }
        return String(unsafeUninitializedCapacity: raw.count) { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            // The scan has checked every escape, so that this cannot fail.
            return (try? unescape(raw, into: start)) ?? 0
        }
    }
}
