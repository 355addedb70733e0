import AvalValues

/// A stretch of whole lines of a file, that may be divided into the entries which begin at its indentation.
struct YAMLBlock {
    let range: Range<Int>
    /// The bytes to read: those of the file, except that the dashes of the lists around are blanks.
    let bytes: [UInt8]
    /// Whether it may hold entries; a value that begins beside its key is read whole or not at all.
    private let isDivisible: Bool

    init(_ file: SourceFile, _ range: Range<Int>) {
        self.init(range, Array(file.bytes[range]))
    }

    private init(_ range: Range<Int>, _ bytes: [UInt8], isDivisible: Bool = true) {
        self.range = range
        self.bytes = bytes
        self.isDivisible = isDivisible
    }

    /// The same bytes, fewer of them.
    func narrowed(to part: Range<Int>, isDivisible: Bool = true) -> YAMLBlock {
        let base = range.lowerBound
        let part = part.clamped(to: range)
        let narrowed = Array(bytes[part.lowerBound - base..<part.upperBound - base])
        return YAMLBlock(part, narrowed, isDivisible: isDivisible)
    }

    /// Where the first character that is no blank stands in the file.
    var contentStart: Int { range.lowerBound + (bytes.firstIndex { !isWhite($0) } ?? 0) }
    /// The offset after the last character that is no blank.
    var contentEnd: Int { range.lowerBound + (bytes.lastIndex { !isWhite($0) }.map { $0 + 1 } ?? 0) }

    /// The entries that begin at the indentation of the first one; none when no line begins an entry there.
    ///
    /// Lines that begin nothing (comments, the inside of an entry, a mistake) go with the entry above.
    func parts() -> [YAMLBlock] {
        guard isDivisible, let first = lineStarts().first(where: { line in !holdsNoEntry(line) }) else { return [] }
        let indent = indentation(first)
        var starts: [Int] = []
        // The list of a key may stand as far left as the key: its items are no entries beside it.
        let isList = isDash(first + indent)
        for line in lineStarts() where line >= first && indentation(line) == indent {
            if isList ? beginsEntry(line) : keyEnd(from: line + indent) != nil { starts.append(line) }
        }
        guard starts.first == first else { return [] }
        let ends = starts.dropFirst() + [bytes.count]
        return zip(starts, ends).map { start, end in
            narrowed(to: range.lowerBound + start..<range.lowerBound + end)
        }
    }

    /// Whether the stretch begins with the dash of a list.
    var isItem: Bool { isDash(contentIndex) }

    /// What follows the dash, the dash itself made a blank so that columns stay.
    func itemContent() -> YAMLBlock {
        var bytes = bytes
        bytes[contentIndex] = Mark.space
        return YAMLBlock(range, bytes)
    }

    /// The offset after the `:` of the key that begins the stretch.
    var keyEnd: Int? { keyEnd(from: contentIndex).map { range.lowerBound + $0 } }

    /// The lines below the key's, or what stands beside the key, which cannot be divided.
    func valueContent() -> YAMLBlock {
        let end = range.upperBound
        guard let keyEnd = keyEnd(from: contentIndex) else { return narrowed(to: end..<end) }
        let lineEnd = bytes[keyEnd...].firstIndex(of: Mark.newline).map { $0 + 1 } ?? bytes.count
        let beside = bytes[keyEnd..<lineEnd].firstIndex { !isWhite($0) }
        if let beside, bytes[beside] != UInt8(ascii: "#") {
            return narrowed(to: range.lowerBound + beside..<end, isDivisible: false)
        }
        return narrowed(to: range.lowerBound + lineEnd..<end)
    }

    private var contentIndex: Int { contentStart - range.lowerBound }

    private func lineStarts() -> [Int] {
        var starts = bytes.isEmpty ? [] : [0]
        for (index, byte) in bytes.enumerated() where byte == Mark.newline && index + 1 < bytes.count {
            starts.append(index + 1)
        }
        return starts
    }

    private func indentation(_ line: Int) -> Int { bytes[line...].prefix { $0 == Mark.space }.count }

    /// Whether a line is blank, a comment or the `---` that begins a document.
    private func holdsNoEntry(_ line: Int) -> Bool {
        guard let first = bytes[line...].first(where: { !Mark.isBlank($0) }) else { return true }
        return Mark.isBreak(first) || first == UInt8(ascii: "#") || bytes[line...].starts(with: Array("---".utf8))
    }

    private func beginsEntry(_ line: Int) -> Bool {
        let index = line + indentation(line)
        return isDash(index) || keyEnd(from: index) != nil
    }

    private func isDash(_ index: Int) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "-") else { return false }
        return index + 1 == bytes.count || isWhite(bytes[index + 1])
    }

    /// The index after the `:` of a key at `index`: a plain word or a quoted text, then `:` and a blank.
    private func keyEnd(from index: Int) -> Int? {
        guard index < bytes.count, !Self.neverKeys.contains(bytes[index]) else { return nil }
        var cursor = index
        if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
            guard let close = bytes[(index + 1)...].firstIndex(of: bytes[index]) else { return nil }
            cursor = close + 1
            guard cursor < bytes.count, bytes[cursor] == UInt8(ascii: ":") else { return nil }
        }
        while cursor < bytes.count, !Mark.isBreak(bytes[cursor]) {
            if bytes[cursor] == UInt8(ascii: ":"), cursor + 1 == bytes.count || isWhite(bytes[cursor + 1]) {
                return cursor + 1
            }
            cursor += 1
        }
        return nil
    }

    private static let neverKeys = Set("[]{}#&*!|>%@`,".utf8)

    private func isWhite(_ byte: UInt8) -> Bool { Mark.isBlank(byte) || Mark.isBreak(byte) }
}
