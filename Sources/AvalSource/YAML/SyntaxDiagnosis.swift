import AvalValues

/// Finds what an author wrote that libyaml could not read, from its error and the text around.
struct SyntaxDiagnosis {
    /// A finding and the bytes that it shows.
    private typealias Located = (kind: SyntaxFinding, range: Range<Int>)

    private let error: YAMLError
    private let file: SourceFile
    private let bytes: [UInt8]

    init(_ error: YAMLError, in file: SourceFile) {
        self.error = error
        self.file = file
        bytes = file.bytes
    }

    /// The finding that best explains the error.
    var finding: Finding {
        let (kind, range) = located
        return Finding(kind, at: SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound))
    }

    private var located: Located {
        if let tab = tabInIndentation { return (.tab, tab..<tab + 1) }
        return scannerFinding ?? parserFinding ?? (.other, word(at: error.offset))
    }

    /// What the words and quotes themselves have wrong.
    private var scannerFinding: Located? {
        let opening = error.contextOffset ?? error.offset
        return switch error.context {
        case "while scanning a quoted scalar": (.openQuote, opening..<opening + 1)
        case "while parsing a quoted scalar":
            (.badEscape, character(at: backslash(before: error.offset) ?? opening, length: 2))
        case "while scanning a block scalar": (.comparisonStart(mark(at: opening)), character(at: opening))
        case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while parsing a tag",
            "while scanning a directive", "while scanning a %TAG directive", "while scanning a %YAML directive":
            reservedStart(at: opening)
        case "while scanning for the next token": reservedStart(at: error.offset)
        case "while scanning a simple key": keyFinding(at: opening)
        default: nil
        }
    }

    /// The backslash of the escape that libyaml stopped at, or just behind.
    private func backslash(before offset: Int) -> Int? {
        (max(0, offset - 2)...min(offset, bytes.count - 1)).last { bytes[$0] == UInt8(ascii: "\\") }
    }

    /// What the order of things has wrong.
    private var parserFinding: Located? {
        switch error.message {
        case "mapping values are not allowed in this context": colonFinding
        case "block sequence entries are not allowed in this context": (.itemBesideKey, character(at: error.offset))
        case "mapping keys are not allowed in this context", "did not find expected node content":
            isAtLineEnd ? nil : reservedStart(at: error.offset)
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'": bracketFinding
        case "did not find expected key", "did not find expected '-' indicator",
            "did not find expected <document start>":
            neighbourFinding
        default: nil
        }
    }

    private func reservedStart(at offset: Int) -> Located {
        (.reservedStart(mark(at: offset)), character(at: offset))
    }

    private var colonFinding: Located {
        let line = lineStart(error.offset)
        let isSecond = bytes[line..<error.offset].indices.contains { index in
            bytes[index] == UInt8(ascii: ":") && bytes[(index + 1)...].first.map(Mark.isBlank) == true
        }
        if isSecond { return (.innerColon, character(at: error.offset)) }
        // A first line that is no key is taken for a text, which the next line goes on with.
        if let above = lineAbove(error.offset), column(above) == column(lineContent(error.offset)) {
            return keyFinding(at: above.lowerBound)
        }
        if let dash = gluedDash { return (.gluedDash, dash..<dash + 1) }
        return (.tooDeep, lineContent(error.offset))
    }

    /// The dash at the head of the line above, where the word that it announces follows at once.
    private var gluedDash: Int? {
        guard let above = lineAbove(error.offset), bytes[above.lowerBound] == UInt8(ascii: "-"),
            let next = bytes[(above.lowerBound + 1)..<above.upperBound].first,
            next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
        else { return nil }
        return above.lowerBound
    }

    /// Whether a line begins with a bracket or a quotation mark, as the element above it does, in its column or in that of
    /// its dash: two elements of a list.
    private func lacksDash(_ content: Range<Int>) -> Bool {
        guard !content.isEmpty, let above = lineAbove(content.lowerBound) else { return false }
        let indent = content.lowerBound - lineStart(content.lowerBound)
        let dash = above.lowerBound - lineStart(above.lowerBound)
        let start = lineStart(above.lowerBound) + column(above)
        guard indent == column(above) || indent == dash, start < bytes.count else { return false }
        let first = bytes[content.lowerBound]
        return Set("{[\"'".utf8).contains(first) && bytes[start] == first
    }

    /// The key without a value on the line above, where this line begins an element of a list further left.
    private var emptyKeyAbove: String? {
        let content = lineContent(error.offset)
        guard content.count > 1, bytes[content.lowerBound] == UInt8(ascii: "-"),
            Mark.isBlank(bytes[content.lowerBound + 1]), let above = lineAbove(error.offset),
            bytes[above.upperBound - 1] == UInt8(ascii: ":")
        else { return nil }
        func indent(_ line: Range<Int>) -> Int { line.lowerBound - lineStart(line.lowerBound) }
        guard indent(above) > indent(content) else { return nil }
        let key = bytes[above].dropLast().drop { $0 == UInt8(ascii: "-") || Mark.isBlank($0) }
        return String(decoding: key, as: UTF8.self)
    }

    private var bracketFinding: Located {
        // Two quoted texts side by side lack a comma; anything else beside a quoted text was meant as part of it.
        if isQuote(characterBefore), !isAtLineEnd, !isQuote(bytes[error.offset]) {
            return (.textAfterQuote, restOfLine(error.offset))
        }
        let opening = error.contextOffset ?? error.offset
        return (.openBracket(mark(at: opening)), character(at: opening))
    }

    private func keyFinding(at opening: Int) -> Located {
        let content = lineContent(opening)
        if lacksDash(content) { return (.missingDash, content) }
        guard let colon = bytes[content].firstIndex(of: UInt8(ascii: ":")), colon + 1 < content.upperBound else {
            return (.noColon, content)
        }
        return (.gluedColon, colon..<colon + 1)
    }

    /// Something stands where the next key or item is due: beside a finished value, or on a line of its own.
    private var neighbourFinding: Located? {
        guard error.offset < bytes.count else { return nil }
        if bytes[error.offset] == UInt8(ascii: "%") { return reservedStart(at: error.offset) }
        guard let before = characterBefore else {
            if lacksDash(lineContent(error.offset)) { return (.missingDash, lineContent(error.offset)) }
            if let key = emptyKeyAbove { return (.itemLeftOfKey(key), lineContent(error.offset)) }
            return isBracket ? reservedStart(at: error.offset) : (.misaligned, lineContent(error.offset))
        }
        if isQuote(before) { return (.textAfterQuote, restOfLine(error.offset)) }
        let isClosing = before == UInt8(ascii: "]") || before == UInt8(ascii: "}")
        return isClosing ? (.textAfterBracket, restOfLine(error.offset)) : nil
    }

    /// The last character before the error on its line; nil at the beginning of a line.
    private var characterBefore: UInt8? {
        bytes[lineStart(error.offset)..<min(error.offset, bytes.count)].last { !Mark.isBlank($0) }
    }

    private func isQuote(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    private var isBracket: Bool { Set("]},".utf8).contains(bytes[error.offset]) }

    /// The first tab before the first character of the line with the error.
    private var tabInIndentation: Int? {
        let line = lineStart(error.offset)
        let blanks = bytes[line...].prefix(while: Mark.isBlank)
        return blanks.firstIndex(of: Mark.tab)
    }

    private var isAtLineEnd: Bool { error.offset >= bytes.count || Mark.isBreak(bytes[error.offset]) }

    private func lineStart(_ offset: Int) -> Int {
        bytes[..<min(offset, bytes.count)].lastIndex(of: Mark.newline).map { $0 + 1 } ?? 0
    }

    /// The line with something on it that comes before that of `offset`.
    private func lineAbove(_ offset: Int) -> Range<Int>? {
        let last = bytes[..<lineStart(offset)].lastIndex { !Mark.isBlank($0) && !Mark.isBreak($0) }
        return last.map(lineContent)
    }

    /// The column of a line's first character, the dashes of items taken for blanks.
    private func column(_ content: Range<Int>) -> Int {
        var start = content.lowerBound
        while start + 1 < content.upperBound, bytes[start] == UInt8(ascii: "-"), Mark.isBlank(bytes[start + 1]) {
            start += 1 + bytes[(start + 1)...].prefix(while: Mark.isBlank).count
        }
        return start - lineStart(start)
    }

    /// A line from its first character to its last.
    private func lineContent(_ offset: Int) -> Range<Int> {
        let line = lineStart(offset)
        return restOfLine(line + bytes[line...].prefix(while: Mark.isBlank).count)
    }

    /// From `offset` to the last character of its line.
    private func restOfLine(_ offset: Int) -> Range<Int> {
        let start = min(offset, bytes.count)
        let line = bytes[start...].prefix { !Mark.isBreak($0) }
        return start..<(line.lastIndex { !Mark.isBlank($0) }.map { $0 + 1 } ?? start)
    }

    /// The characters at `offset`, never cut in their middle.
    private func character(at offset: Int, length: Int = 1) -> Range<Int> {
        let start = min(offset, bytes.count)
        var end = start
        for _ in 0..<length where end < bytes.count {
            end += 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        }
        return start..<end
    }

    private func mark(at offset: Int) -> String { String(decoding: bytes[character(at: offset)], as: UTF8.self) }

    /// What is worth showing at `offset`: the rest of the line, or the line above when nothing is left.
    private func word(at offset: Int) -> Range<Int> {
        let rest = restOfLine(offset)
        return rest.isEmpty ? lineAbove(offset) ?? rest : rest
    }
}
