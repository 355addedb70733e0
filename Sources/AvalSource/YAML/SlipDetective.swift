/// Tells which slip a failure of libyaml comes from.
struct SlipDetective {
    private let failure: YAMLError
    private let bytes: [UInt8]

    init(_ failure: YAMLError, in file: SourceFile) {
        self.failure = failure
        bytes = file.bytes
    }

    /// The slip that best explains the failure.
    var slip: SyntaxSlip {
        if let tab = tabInIndentation { return .tab(tab..<tab + 1) }
        return scannerSlip ?? parserSlip ?? .other(word(at: failure.place))
    }

    /// What the words and quotes themselves have wrong.
    private var scannerSlip: SyntaxSlip? {
        let opening = failure.contextPlace ?? failure.place
        return switch failure.context {
        case "while scanning a quoted scalar": .openQuote(opening..<opening + 1)
        case "while parsing a quoted scalar": .badEscape(character(at: opening, length: 2))
        case "while scanning a block scalar": .comparisonStart(character(at: opening), mark(at: opening))
        case "while scanning an anchor", "while scanning an alias", "while scanning a tag", "while parsing a tag",
            "while scanning a directive", "while scanning a %TAG directive", "while scanning a %YAML directive":
            .reservedStart(character(at: opening), mark(at: opening))
        case "while scanning for the next token": .reservedStart(character(at: failure.place), mark(at: failure.place))
        case "while scanning a simple key": keySlip(at: opening)
        default: nil
        }
    }

    /// What the order of things has wrong.
    private var parserSlip: SyntaxSlip? {
        switch failure.problem {
        case "mapping values are not allowed in this context": colonSlip
        case "block sequence entries are not allowed in this context": .itemBesideKey(character(at: failure.place))
        case "mapping keys are not allowed in this context", "did not find expected node content":
            isAtLineEnd ? nil : .reservedStart(character(at: failure.place), mark(at: failure.place))
        case "did not find expected ',' or ']'", "did not find expected ',' or '}'": bracketSlip
        case "did not find expected key", "did not find expected '-' indicator",
            "did not find expected <document start>":
            neighbourSlip
        default: nil
        }
    }

    private var colonSlip: SyntaxSlip {
        let line = lineStart(failure.place)
        let isSecond = bytes[line..<failure.place].indices.contains { index in
            bytes[index] == UInt8(ascii: ":") && bytes[(index + 1)...].first.map(Mark.isBlank) == true
        }
        if isSecond { return .innerColon(character(at: failure.place)) }
        // A first line that is no key is taken for a text, which the next line goes on with.
        if let above = lineAbove(failure.place), column(above) == column(lineContent(failure.place)) {
            return keySlip(at: above.lowerBound)
        }
        return .tooDeep(lineContent(failure.place))
    }

    private var bracketSlip: SyntaxSlip {
        // Two quoted texts side by side lack a comma; anything else beside a quoted text was meant as part of it.
        if isQuote(characterBefore), !isAtLineEnd, !isQuote(bytes[failure.place]) {
            return .textAfterQuote(restOfLine(failure.place))
        }
        let opening = failure.contextPlace ?? failure.place
        return .openBracket(character(at: opening), mark(at: opening))
    }

    private func keySlip(at opening: Int) -> SyntaxSlip {
        let content = lineContent(opening)
        guard let colon = bytes[content].firstIndex(of: UInt8(ascii: ":")), colon + 1 < content.upperBound else {
            return .noColon(content)
        }
        return .gluedColon(colon..<colon + 1)
    }

    /// Something stands where the next key or item is due: beside a finished value, or on a line of its own.
    private var neighbourSlip: SyntaxSlip? {
        guard failure.place < bytes.count else { return nil }
        if bytes[failure.place] == UInt8(ascii: "%") { return .reservedStart(character(at: failure.place), "%") }
        guard let before = characterBefore else {
            return isBracket
                ? .reservedStart(character(at: failure.place), mark(at: failure.place))
                : .misaligned(lineContent(failure.place))
        }
        if isQuote(before) { return .textAfterQuote(restOfLine(failure.place)) }
        let isClosing = before == UInt8(ascii: "]") || before == UInt8(ascii: "}")
        return isClosing ? .textAfterBracket(restOfLine(failure.place)) : nil
    }

    /// The last character before the failure on its line; nil at the beginning of a line.
    private var characterBefore: UInt8? {
        bytes[lineStart(failure.place)..<min(failure.place, bytes.count)].last { !Mark.isBlank($0) }
    }

    private func isQuote(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

    private var isBracket: Bool { Set("]},".utf8).contains(bytes[failure.place]) }

    /// The first tab before the first character of the line that fails.
    private var tabInIndentation: Int? {
        let line = lineStart(failure.place)
        let blanks = bytes[line...].prefix(while: Mark.isBlank)
        return blanks.firstIndex(of: Mark.tab)
    }

    private var isAtLineEnd: Bool { failure.place >= bytes.count || Mark.isBreak(bytes[failure.place]) }

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
