/// A number as it stands in the text.
@frozen
public struct RawNumber {
    /// The first byte.
    public let start: Int
    /// The byte after the last.
    public let end: Int

    @usableFromInline
    init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}

extension JSONCursor {
    /// Steps over a number, by the grammar of RFC 8259: no leading zero, no bare point.
    public mutating func number() throws(ScanError) -> RawNumber {
        _ = peek()
        let start = offset
        if offset < count, base[offset] == UInt8(ascii: "-") { offset += 1 }
        if offset < count, base[offset] == UInt8(ascii: "0") { offset += 1 } else { try digits() }
        if offset < count, base[offset] == UInt8(ascii: ".") {
            offset += 1
            try digits()
        }
        if offset < count, base[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < count, base[offset] == UInt8(ascii: "+") || base[offset] == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        return RawNumber(start: start, end: offset)
    }

    private mutating func digits() throws(ScanError) {
        let start = offset
        while offset < count, base[offset] &- 0x30 < 10 { offset += 1 }
        if offset == start { throw unexpected() }
    }

    /// Steps over any value of at most `depth` levels; duplicate keys in it are errors when `checkingKeys`.
    public mutating func skipValue(depth: Int, checkingKeys: Bool = false) throws(ScanError) {
        switch peek() {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"):
            guard depth > 0 else { throw ScanError(.tooDeep, at: offset) }
            try skipObject(depth: depth - 1, checkingKeys: checkingKeys)
        case UInt8(ascii: "["):
            guard depth > 0 else { throw ScanError(.tooDeep, at: offset) }
            try skipArray(depth: depth - 1, checkingKeys: checkingKeys)
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
        default: throw unexpected()
        }
    }

    private mutating func skipObject(depth: Int, checkingKeys: Bool) throws(ScanError) {
        offset += 1
        if take(UInt8(ascii: "}")) { return }
        // Bytes, not strings: Swift holds two spellings of « é » for equal, JSON does not.
        var seen = Set<[UInt8]>()
        repeat {
            _ = peek()
            let at = offset
            let key = try string()
            if checkingKeys, !seen.insert(Array(text(key).utf8)).inserted { throw ScanError(.duplicateKey, at: at) }
            try expect(UInt8(ascii: ":"))
            try skipValue(depth: depth, checkingKeys: checkingKeys)
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }

    private mutating func skipArray(depth: Int, checkingKeys: Bool) throws(ScanError) {
        offset += 1
        if take(UInt8(ascii: "]")) { return }
        repeat { try skipValue(depth: depth, checkingKeys: checkingKeys) } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
    }
}
