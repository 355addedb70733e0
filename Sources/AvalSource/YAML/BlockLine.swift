/// A line of a YAML file outside of texts that go over several lines: how far it stands, whether it begins an item, its key.
struct BlockLine {
    /// Its first character to its last.
    let content: Range<Int>
    /// How many spaces come before.
    let column: Int
    /// Whether it begins with a dash.
    let isItem: Bool
    /// Where its key stands, past its dashes; where its text does if it has none.
    let keyColumn: Int
    /// The bytes past its dashes.
    let text: Range<Int>
    /// Its key; nil where it has none that a person would write.
    let key: String?
    /// Whether nothing stands after its key.
    let isOpen: Bool

    /// The lines of a file that say something, in their order.
    static func lines(of file: SourceFile) -> [BlockLine] {
        var reader = BlockLineReader(bytes: file.bytes)
        return reader.lines(from: ByteCheck.contentStart(of: file))
    }
}

/// Cuts a file into lines, and passes over those that go on with a text, a quotation or a bracket.
private struct BlockLineReader {
    let bytes: [UInt8]
    private var lines: [BlockLine] = []
    /// How far the line stands in whose block of text lines are; nil outside of any.
    private var block: Int?
    private var isQuoted = false
    private var brackets = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func lines(from start: Int) -> [BlockLine] {
        var start = start
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: Mark.newline) ?? bytes.count
            take(start..<end)
            start = end + 1
        }
        return lines
    }

    private mutating func take(_ range: Range<Int>) {
        guard let first = range.first(where: { !Mark.isBlank(bytes[$0]) }), !Mark.isBreak(bytes[first]) else { return }
        let column = first - range.lowerBound
        if let outer = block {
            if column > outer { return }
            block = nil
        }
        let goesOn = isQuoted || brackets > 0
        if bytes[first] == UInt8(ascii: "#"), !isQuoted { return }
        let end = note(first..<range.upperBound)
        guard !goesOn else { return }
        let line = line(first..<end, column: column)
        lines.append(line)
        if opensText(line) { block = column }
    }

    /// Follows quotation marks and brackets through a line; gives where what is no comment ends.
    private mutating func note(_ range: Range<Int>) -> Int {
        var end = range.lowerBound
        var isEscaped = false
        for index in range {
            let byte = bytes[index]
            if !isQuoted, byte == UInt8(ascii: "#"), index > range.lowerBound, Mark.isBlank(bytes[index - 1]) { break }
            if byte == UInt8(ascii: "\""), !isEscaped, isQuoted || opens(index) { isQuoted.toggle() }
            isEscaped = isQuoted && byte == UInt8(ascii: "\\") && !isEscaped
            if !isQuoted { noteBracket(byte, index) }
            if !Mark.isBlank(byte), !Mark.isBreak(byte) { end = index + 1 }
        }
        return end
    }

    /// A bracket counts where a value begins with it, and inside of such a value.
    private mutating func noteBracket(_ byte: UInt8, _ index: Int) {
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
            if brackets > 0 || opens(index) { brackets += 1 }
        } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}"), brackets > 0 {
            brackets -= 1
        }
    }

    /// Whether a value may begin at a byte: nothing but a key, a dash or a bracket stands before it on its line.
    private func opens(_ index: Int) -> Bool {
        guard let before = bytes[..<index].last(where: { !Mark.isBlank($0) }) else { return true }
        if Mark.isBreak(before) { return true }
        let signs: [UInt8] = Array(":-,[{".utf8)
        return signs.contains(before) && (Mark.isBlank(bytes[index - 1]) || brackets > 0 || before >= UInt8(ascii: "["))
    }

    private func line(_ content: Range<Int>, column: Int) -> BlockLine {
        var start = content.lowerBound
        while start < content.upperBound, bytes[start] == UInt8(ascii: "-"),
            start + 1 == content.upperBound || Mark.isBlank(bytes[start + 1])
        {
            start += 1
            while start < content.upperBound, Mark.isBlank(bytes[start]) { start += 1 }
        }
        let text = start..<content.upperBound
        let colon = keyEnd(text)
        return BlockLine(
            content: content, column: column, isItem: start > content.lowerBound,
            keyColumn: column + start - content.lowerBound, text: text,
            key: colon.map { String(decoding: bytes[start..<$0], as: UTF8.self) },
            isOpen: colon.map { $0 + 1 == text.upperBound } ?? false)
    }

    /// The colon after the key that a text begins with: a plain one, or one between quotation marks.
    private func keyEnd(_ text: Range<Int>) -> Int? {
        guard let first = text.first else { return nil }
        var from = first
        if bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'") {
            guard let close = bytes[(first + 1)..<text.upperBound].firstIndex(of: bytes[first]) else { return nil }
            from = close + 1
            guard from < text.upperBound, bytes[from] == UInt8(ascii: ":") else { return nil }
        } else if !Self.beginsKey(bytes[first]) {
            return nil
        }
        return (from..<text.upperBound).first { index in
            bytes[index] == UInt8(ascii: ":") && (index + 1 == text.upperBound || Mark.isBlank(bytes[index + 1]))
        }
    }

    private static func beginsKey(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Whether a line ends with the sign under which a text stands.
    private func opensText(_ line: BlockLine) -> Bool {
        let words = bytes[line.text].split(whereSeparator: Mark.isBlank)
        guard let last = words.last, last.count <= 3, words.count > 1 || line.key == nil else { return false }
        return last.first == UInt8(ascii: "|") || last.first == UInt8(ascii: ">")
    }
}
