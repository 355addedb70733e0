import AvalSource
import AvalValues

/// The lines of a table cut into cells: `|` between two cells, `||` between conditions and conclusions, neither inside a
/// text between quotation marks. Bars around a whole line, as tables of other programs have them, are left out.
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

    /// The lines of a text; where the header has no `||`, its last cell is the conclusion if it is `result`.
    init(_ text: SourceText, result: String? = nil) {
        var lines: [Line] = []
        var tab: SourceSpan?
        for range in Self.ranges(text.bytes, separator: UInt8(ascii: "\n")) {
            let line = text.slice(range)
            let trimmed = Self.trimmed(line)
            guard !trimmed.bytes.isEmpty else { continue }
            lines.append(Self.cut(line, at: trimmed.span(0..<trimmed.bytes.count)))
            if tab == nil { tab = Self.tab(in: line) }
        }
        if let result, let header = lines.first, header.right == nil, header.left.count > 1,
            header.left.last?.string == result
        {
            lines = lines.map(\.endingWithResult)
        }
        (self.lines, self.tab) = (lines, tab)
    }

    private static func cut(_ line: SourceText, at span: SourceSpan) -> Line {
        var result = Line(span: span)
        let (_, open) = offsets(of: UInt8(ascii: "|"), in: line.bytes)
        result.unclosed = open.map { line.span($0..<line.bytes.count) }
        var cells: [SourceText] = []
        let around = around(line)
        var start = around.lowerBound
        let bars = bars(line.bytes).filter { around.contains($0) }
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
        cells.append(trimmed(line.slice(start..<around.upperBound)))
        if result.borders == 0 { result.left = cells } else { result.right = cells }
        return result
    }

    /// What stands between the bars around a line, where it begins and ends with one; else the whole line.
    private static func around(_ line: SourceText) -> Range<Int> {
        let bars = bars(line.bytes)
        guard bars.count > 2, let first = bars.first, let last = bars.last, bars[1] > first + 1,
            bars[bars.count - 2] < last - 1, trimmed(line.slice(0..<first)).bytes.isEmpty,
            trimmed(line.slice(last + 1..<line.bytes.count)).bytes.isEmpty
        else { return 0..<line.bytes.count }
        return first + 1..<last
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

extension TableCells.Line {
    /// The line with its last cell behind a border, where it has none.
    fileprivate var endingWithResult: TableCells.Line {
        guard right == nil, left.count > 1, let last = left.last else { return self }
        var line = self
        (line.left, line.right, line.borders) = (left.dropLast(), [last], 1)
        return line
    }
}
