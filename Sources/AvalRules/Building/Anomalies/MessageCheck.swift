import AvalSource

/// Looks at a message as its author typed it: quotation marks that YAML did not take for any, and what it left out.
struct MessageCheck {
    let text: SourceText
    /// What it is, with its article.
    let what: String

    /// What is wrong, and where.
    var findings: [Finding] {
        if isEmpty {
            return [Finding(MessageFinding.empty(what: what), at: text.span)]
        }
        return [curly, loneQuote, cut].compactMap(\.self)
    }

    /// Whether nothing in it can be seen, or it says that it is nothing: YAML's null is no text for an adhérent.
    private var isEmpty: Bool {
        let string = text.trimmed.string
        let isNull = ["~", "null"].contains { $0.utf8.elementsEqual(string.utf8) }
        let (bytes, span) = (text.span.file.bytes, text.span)
        let isQuoted = span.lower > 0 && [0x22, 0x27].contains(bytes[span.lower - 1])
        return isNull && !isQuoted
            || string.unicodeScalars.allSatisfy {
                $0.properties.isWhitespace || $0.value == 0x200B || $0.value == 0xFEFF
            }
    }

    private var curly: Finding? {
        let string = text.trimmed.string
        guard string.hasPrefix("“"), string.hasSuffix("”") else { return nil }
        return Finding(MessageFinding.curlyQuotes, at: text.span)
    }

    /// A straight mark without its other, outside of the expressions between braces.
    private var loneQuote: Finding? {
        var marks: [Int] = []
        var depth = 0
        // Between the marks of a text inside an expression a brace closes nothing.
        var (isQuoted, isEscaped) = (false, false)
        for (index, byte) in text.bytes.enumerated() {
            if isQuoted {
                isQuoted = byte != UInt8(ascii: "\"") || isEscaped
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                continue
            }
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: "\"") where depth > 0: isQuoted = true
            case UInt8(ascii: "\""): marks.append(index)
            default: break
            }
        }
        guard !marks.count.isMultiple(of: 2), let last = marks.last else { return nil }
        return Finding(MessageFinding.loneQuote, at: text.span(last..<last + 1))
    }

    /// A message without quotation marks ends where a comment begins.
    private var cut: Finding? {
        let (bytes, span) = (text.span.file.bytes, text.span)
        guard span.lower < span.upper, span.upper <= bytes.count, Array(bytes[span.lower..<span.upper]) == text.bytes,
            span.lower == 0 || ![0x22, 0x27].contains(bytes[span.lower - 1]),
            let hash = bytes[span.upper...].firstIndex(where: { $0 != 32 && $0 != 9 }), hash > span.upper,
            bytes[hash] == UInt8(ascii: "#"), let next = bytes[(hash + 1)...].first, next == 32 || next == 9
        else { return nil }
        let end = bytes[hash...].firstIndex(of: 10) ?? bytes.count
        return Finding(MessageFinding.cut, at: SourceSpan(file: span.file, lower: hash, upper: end))
    }
}
