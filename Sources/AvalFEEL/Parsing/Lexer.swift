import AvalValues

/// A word, a number, a text or a sign of an expression's text.
struct Token: Equatable {
    enum Kind: Equatable {
        case end
        /// Characters of a name without a blank; keywords are words too.
        case word
        case number
        /// A text in double quotes, closed.
        case string
        /// A text whose closing quote is missing.
        case openString
        /// A sign of the grammar, or a run of signs that authors take for one (`==`, `&&`).
        case sign
        /// A character that the language has no use for.
        case stray
    }

    let kind: Kind
    let range: Range<Int>
}

/// Cuts tokens out of a text, one at an offset; it keeps no state, so that the parser may go back.
struct Lexer {
    let bytes: [UInt8]

    /// The token at or after an offset, past blanks and comments.
    func token(from offset: Int) -> Token {
        let start = skipBlanks(from: offset)
        guard start < bytes.count else { return Token(kind: .end, range: bytes.count..<bytes.count) }
        let byte = bytes[start]
        if byte == UInt8(ascii: "\"") { return string(from: start) }
        if Characters.isDigit(byte) || (byte == UInt8(ascii: ".") && isDigit(at: start + 1)) {
            return Token(kind: .number, range: start..<numberEnd(from: start))
        }
        let (scalar, length) = Characters.scalar(bytes, at: start)
        if Characters.isNameStart(scalar) { return Token(kind: .word, range: start..<wordEnd(from: start + length)) }
        if let length = signLength(at: start) { return Token(kind: .sign, range: start..<start + length) }
        return Token(kind: .stray, range: start..<start + length)
    }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func isDigit(at offset: Int) -> Bool { offset < bytes.count && Characters.isDigit(bytes[offset]) }

    private func skipBlanks(from offset: Int) -> Int {
        var at = offset
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "/"), at + 1 < bytes.count, let end = commentEnd(from: at) {
                at = end
                continue
            }
            let (scalar, length) = Characters.scalar(bytes, at: at)
            guard Characters.isSpace(scalar) else { break }
            at += length
        }
        return at
    }

    /// The end of the comment that begins here, if one does; one that is never closed runs to the end.
    private func commentEnd(from start: Int) -> Int? {
        switch bytes[start + 1] {
        case UInt8(ascii: "/"):
            return bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        case UInt8(ascii: "*"):
            var at = start + 2
            while at + 1 < bytes.count {
                if bytes[at] == UInt8(ascii: "*"), bytes[at + 1] == UInt8(ascii: "/") { return at + 2 }
                at += 1
            }
            return bytes.count
        default: return nil
        }
    }

    private func string(from start: Int) -> Token {
        var at = start + 1
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""): return Token(kind: .string, range: start..<at + 1)
            case UInt8(ascii: "\\"): at += 2
            default: at += 1
            }
        }
        return Token(kind: .openString, range: start..<bytes.count)
    }

    /// Digits, a point with digits behind it, an exponent. `1..5` is a range: its points are no decimal point.
    private func numberEnd(from start: Int) -> Int {
        var at = start
        while isDigit(at: at) { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "."), isDigit(at: at + 1) {
            at += 1
            while isDigit(at: at) { at += 1 }
        }
        guard at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") else { return at }
        var exponent = at + 1
        if exponent < bytes.count, bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") {
            exponent += 1
        }
        guard isDigit(at: exponent) else { return at }
        while isDigit(at: exponent) { exponent += 1 }
        return exponent
    }

    private func wordEnd(from offset: Int) -> Int {
        var at = offset
        while at < bytes.count {
            let (scalar, length) = Characters.scalar(bytes, at: at)
            guard Characters.isNamePart(scalar) else { break }
            at += length
        }
        return at
    }

    private static let longSigns: [[UInt8]] = ["..", "**", "->", "<=", ">=", "!=", "==", "&&", "||", "<>", "=>"].map {
        Array($0.utf8)
    }

    private func signLength(at offset: Int) -> Int? {
        if Lexer.longSigns.contains(where: { bytes[offset...].starts(with: $0) }) { return 2 }
        return "()[]{},:.+-*/=<>@!&|".utf8.contains(bytes[offset]) ? 1 : nil
    }
}
