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

    /// Steps over any value of at most `depth` levels.
    public mutating func skipValue(depth: Int) throws(ScanError) {
        var unlimited = Int.max
        try skipValue(depth: depth, keys: &unlimited, checkingKeys: false)
    }

    /// Steps over any value of at most `depth` levels in which no object has a key twice, and which has at most `keys` keys
    /// in all; takes them off.
    public mutating func skipValue(depth: Int, keys: inout Int) throws(ScanError) {
        try skipValue(depth: depth, keys: &keys, checkingKeys: true)
    }

    private mutating func skipValue(depth: Int, keys: inout Int, checkingKeys: Bool) throws(ScanError) {
        switch peek() {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"):
            guard depth > 0 else { throw ScanError(.tooDeep, at: offset) }
            try skipObject(depth: depth - 1, keys: &keys, checkingKeys: checkingKeys)
        case UInt8(ascii: "["):
            guard depth > 0 else { throw ScanError(.tooDeep, at: offset) }
            try skipArray(depth: depth - 1, keys: &keys, checkingKeys: checkingKeys)
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try number()
        default: throw unexpected()
        }
    }

    /// Steps over any value, however deep it is nested: brackets are counted, and what stands between them is not looked at.
    public mutating func skipFlat() throws(ScanError) {
        guard peek() == UInt8(ascii: "{") || peek() == UInt8(ascii: "[") else { return try skipValue(depth: 0) }
        var depth = 0
        repeat {
            switch peek() {
            case UInt8(ascii: "\""):
                _ = try string()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: if offset >= count { throw unexpected() }
            }
            offset += 1
        } while depth > 0
    }

    private mutating func skipObject(depth: Int, keys: inout Int, checkingKeys: Bool) throws(ScanError) {
        offset += 1
        if take(UInt8(ascii: "}")) { return }
        // Bytes, not strings: Swift holds two spellings of « é » for equal, JSON does not.
        var seen = Set<[UInt8]>()
        repeat {
            _ = peek()
            let at = offset
            let key = try string()
            if checkingKeys {
                if keys == 0 { throw ScanError(.tooManyKeys, at: at) }
                keys -= 1
                guard seen.insert(Array(text(key).utf8)).inserted else { throw ScanError(.duplicateKey, at: at) }
            }
            try expect(UInt8(ascii: ":"))
            try skipValue(depth: depth, keys: &keys, checkingKeys: checkingKeys)
        } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "}"))
    }

    private mutating func skipArray(depth: Int, keys: inout Int, checkingKeys: Bool) throws(ScanError) {
        offset += 1
        if take(UInt8(ascii: "]")) { return }
        repeat { try skipValue(depth: depth, keys: &keys, checkingKeys: checkingKeys) } while take(UInt8(ascii: ","))
        try expect(UInt8(ascii: "]"))
    }
}
