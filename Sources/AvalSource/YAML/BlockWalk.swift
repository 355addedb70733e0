/// Walks a block scalar (`|` or `>`): the header goes, then each line's indentation.
struct BlockWalk {
    private struct Line {
        let content: Range<Int>
        let lineBreak: Range<Int>?
    }

    private let bytes: [UInt8]
    private let range: Range<Int>
    private let lines: [Line]
    /// An indentation wider than any file is allowed to be.
    private static let wholeLine = 1 << 40

    /// A walk from the `|` or `>` to the end that libyaml gives: after the last line and the empty ones below.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
        var lines: [Line] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            var end = offset
            while end < range.upperBound, !Mark.isBreak(bytes[end]) { end += 1 }
            let next = end < range.upperBound ? end + Mark.breakLength(bytes, at: end) : end
            lines.append(Line(content: offset..<end, lineBreak: next > end ? end..<next : nil))
            offset = next
        }
        self.lines = Array(lines.dropFirst())
    }

    /// Where the last line that is not blank ends.
    var contentEnd: Int {
        for line in lines.reversed() {
            if let last = line.content.last(where: { !Mark.isBlank(bytes[$0]) }) { return last + 1 }
        }
        var end = range.lowerBound + 1
        while end < range.upperBound, !Mark.isBlank(bytes[end]), !Mark.isBreak(bytes[end]) { end += 1 }
        return end
    }

    /// The text; `value` tells the indentation, which depends on where the block stands, and where the end is cut.
    func text(isFolded: Bool, value: [UInt8]) -> MappedText {
        let indent = indentation(value)
        var text = MappedText()
        var breaks = PendingBreaks()
        var wasBlank = false
        for line in lines {
            if isEmpty(line, indent: indent) {
                if let lineBreak = line.lineBreak { breaks.others.append(lineBreak) }
                continue
            }
            let start = min(line.content.lowerBound + indent, line.content.upperBound)
            let isBlank = start < line.content.upperBound && Mark.isBlank(bytes[start])
            // Lines that begin with a blank are left as they are, and so are the breaks around them.
            if isFolded, breaks.first != nil, !wasBlank, !isBlank {
                breaks.fold(into: &text)
            } else {
                breaks.keep(in: &text)
            }
            for offset in start..<line.content.upperBound { text.copy(bytes[offset], at: offset) }
            wasBlank = isBlank
            breaks.first = line.lineBreak
        }
        // How many of the last breaks count (`|`, `|-`, `|+`) shows in the value.
        breaks.keep(in: &text)
        text.truncate(to: value.count)
        return text
    }

    /// Whether a line has nothing past the indentation; spaces past it would be content.
    private func isEmpty(_ line: Line, indent: Int) -> Bool {
        line.content.count <= indent && leadingSpaces(bytes[line.content]) == line.content.count
    }

    /// The indentation removed: what the first line with a character has in the file and no more in the value.
    private func indentation(_ value: [UInt8]) -> Int {
        guard let line = lines.first(where: { leadingSpaces(bytes[$0.content]) < $0.content.count }) else {
            return Self.wholeLine
        }
        let valueLines = value.split(separator: Mark.newline)
        guard let valueLine = valueLines.first(where: { leadingSpaces($0) < $0.count }) else {
            return Self.wholeLine
        }
        return max(0, leadingSpaces(bytes[line.content]) - leadingSpaces(valueLine))
    }

    private func leadingSpaces(_ line: ArraySlice<UInt8>) -> Int { line.prefix { $0 == Mark.space }.count }
}
