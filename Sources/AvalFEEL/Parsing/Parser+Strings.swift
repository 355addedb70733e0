import AvalValues

extension Parser {
    /// The text that the current string token stands for, its escapes resolved (DMN 1.5, 10.3.1.2, rules 35 and 63).
    func stringValue() throws(SyntaxError) -> String {
        let inside = token.range.lowerBound + 1..<token.range.upperBound - 1
        let bytes = lexer.bytes[inside]
        guard bytes.contains(UInt8(ascii: "\\")) else { return lexer.text(inside) }
        var result: [UInt8] = []
        var at = inside.lowerBound
        while at < inside.upperBound {
            if lexer.bytes[at] == UInt8(ascii: "\\"), let (scalar, length) = escape(at, until: inside.upperBound) {
                result.append(contentsOf: String(scalar).utf8)
                at += length
            } else {
                result.append(lexer.bytes[at])
                at += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The character that an escape stands for, and the escape's length; `nil` where a backslash is only itself.
    private func escape(_ at: Int, until end: Int) -> (Unicode.Scalar, Int)? {
        guard at + 1 < end else { return nil }
        switch lexer.bytes[at + 1] {
        case UInt8(ascii: "n"): return ("\n", 2)
        case UInt8(ascii: "r"): return ("\r", 2)
        case UInt8(ascii: "t"): return ("\t", 2)
        case UInt8(ascii: "\""): return ("\"", 2)
        case UInt8(ascii: "'"): return ("'", 2)
        case UInt8(ascii: "\\"): return ("\\", 2)
        case UInt8(ascii: "u"):
            guard let code = hexadecimal(at + 2, 4, until: end) else { return nil }
            if let scalar = Unicode.Scalar(code) { return (scalar, 6) }
            return surrogatePair(code, at, until: end)
        case UInt8(ascii: "U"):
            guard let code = hexadecimal(at + 2, 6, until: end) else { return nil }
            return Unicode.Scalar(code).map { ($0, 8) }
        default: return nil
        }
    }

    private func surrogatePair(_ high: UInt32, _ at: Int, until end: Int) -> (Unicode.Scalar, Int)? {
        guard (0xD800..<0xDC00).contains(high), at + 7 < end, lexer.bytes[at + 6] == UInt8(ascii: "\\"),
            lexer.bytes[at + 7] == UInt8(ascii: "u"), let low = hexadecimal(at + 8, 4, until: end),
            (0xDC00..<0xE000).contains(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)).map { ($0, 12) }
    }

    private func hexadecimal(_ at: Int, _ count: Int, until end: Int) -> UInt32? {
        guard at + count <= end, lexer.bytes[at..<at + count].allSatisfy({ isHexadecimal($0) }) else { return nil }
        return UInt32(lexer.text(at..<at + count), radix: 16)
    }

    private func isHexadecimal(_ byte: UInt8) -> Bool {
        Characters.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
