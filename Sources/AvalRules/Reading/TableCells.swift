import AvalSource

/// The lines of a table cut into cells: `|` between two cells, `||` between conditions and conclusions, neither inside a
/// text between quotation marks.
struct TableCells {
    /// A line: its cells on both sides of `||`.
    struct Line {
        /// Where it stands, without the blanks around it.
        let span: SourceSpan
        /// The cells before `||`, or all where there is none.
        var left: [SourceText] = []
        /// The cells after it; nil where there is none.
        var right: [SourceText]?
        /// How many `||` there are.
        var borders = 0
        /// From the mark that opens a text to the end of the line, where nothing closes it.
        var unclosed: SourceSpan?
    }

    /// The lines that are not blank.
    let lines: [Line]
    /// The first tab outside of texts, where there is one.
    let tab: SourceSpan?

    init(_ text: SourceText) {
        var lines: [Line] = []
        var tab: SourceSpan?
        for range in Self.ranges(text.bytes, separator: UInt8(ascii: "\n")) {
            let line = text.slice(range)
            let trimmed = Self.trimmed(line)
            guard !trimmed.bytes.isEmpty else { continue }
            lines.append(Self.cut(line, at: trimmed.span(0..<trimmed.bytes.count)))
            if tab == nil { tab = Self.tab(in: line) }
        }
        (self.lines, self.tab) = (lines, tab)
    }

    private static func cut(_ line: SourceText, at span: SourceSpan) -> Line {
        var result = Line(span: span)
        let (_, open) = offsets(of: UInt8(ascii: "|"), in: line.bytes)
        result.unclosed = open.map { line.span($0..<line.bytes.count) }
        var cells: [SourceText] = []
        var start = 0
        let bars = bars(line.bytes)
        var index = 0
        while index < bars.count {
            cells.append(trimmed(line.slice(start..<bars[index])))
            let isBorder = index + 1 < bars.count && bars[index + 1] == bars[index] + 1
            start = bars[index] + (isBorder ? 2 : 1)
            if isBorder {
                result.borders += 1
                if result.right == nil { result.left = cells }
                result.right = []
                if result.borders == 1 { cells = [] }
            }
            index += isBorder ? 2 : 1
        }
        cells.append(trimmed(line.slice(start..<line.bytes.count)))
        if result.borders == 0 { result.left = cells } else { result.right = cells }
        return result
    }

    /// The offsets of the bars outside of texts.
    private static func bars(_ bytes: [UInt8]) -> [Int] { offsets(of: UInt8(ascii: "|"), in: bytes).outside }

    private static func tab(in line: SourceText) -> SourceSpan? {
        offsets(of: 9, in: line.bytes).outside.first.map { line.span($0..<$0 + 1) }
    }

    /// The offsets of a byte outside of texts, and that of the mark of a text that does not end.
    private static func offsets(of sought: UInt8, in bytes: [UInt8]) -> (outside: [Int], unclosed: Int?) {
        var found: [Int] = []
        var isQuoted = false
        var opening = 0
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\""), !isEscaped {
                isQuoted.toggle()
                opening = index
            }
            isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
            if byte == sought, !isQuoted { found.append(index) }
        }
        return (found, isQuoted ? opening : nil)
    }

    private static func ranges(_ bytes: [UInt8], separator: UInt8) -> [Range<Int>] {
        var start = 0
        var ranges: [Range<Int>] = []
        for (index, byte) in bytes.enumerated() where byte == separator {
            ranges.append(start..<index)
            start = index + 1
        }
        return ranges + [start..<bytes.count]
    }

    /// A text without the blanks around it; an empty one keeps the offset of its middle.
    private static func trimmed(_ text: SourceText) -> SourceText {
        let blanks: Set<UInt8> = [9, 13, 32]
        guard let first = text.bytes.firstIndex(where: { !blanks.contains($0) }),
            let last = text.bytes.lastIndex(where: { !blanks.contains($0) })
        else { return text.slice(text.bytes.count / 2..<text.bytes.count / 2) }
        return text.slice(first..<last + 1)
    }
}
