/// A row of a CSV file: its cells in UTF-8, without quotes and without the blanks around them; reused.
final class CSVRow {
    /// Why it could not be read whole; its cells are then those that could.
    enum RowError {
        /// Longer than the limit.
        case tooLong
        /// A quote that is never closed.
        case openQuote
        /// Cut short with the archive that it stands in.
        case cut
        /// Not in the encoding of the file.
        case encoding
    }

    private var text: [UInt8] = []
    private var other: [UInt8] = []
    private var ends: [Int] = []
    /// Whether a cell holds a character beyond ASCII.
    var isBeyondASCII = false
    /// The line on which it begins.
    var line = 0
    var error: RowError?

    var count: Int { ends.count }
    /// How many bytes its cells hold.
    var weight: Int { text.count }

    /// A cell; empty past the last.
    subscript(cell: Int) -> ArraySlice<UInt8> {
        guard cell < ends.count else { return [] }
        let start = cell == 0 ? 0 : ends[cell - 1]
        return Self.trimmed(text[start..<ends[cell]])
    }

    /// Whether all cells are empty.
    var isBlank: Bool { (0..<count).allSatisfy { self[$0].isEmpty } }

    func begin(line: Int) {
        text.removeAll(keepingCapacity: text.count <= Room.kept)
        ends.removeAll(keepingCapacity: true)
        isBeyondASCII = false
        error = nil
        self.line = line
    }

    func append(_ byte: UInt8) {
        text.append(byte)
        if byte >= 0x80 { isBeyondASCII = true }
    }

    func endCell() { ends.append(text.count) }

    /// Reads the cells as `encoding` says; one that is not known yet is told by the first row that shows it.
    func decode(_ encoding: inout CSVEncoding?) {
        guard isBeyondASCII else { return }
        let isUTF8 = UTF8Check.isValid(text)
        let known = encoding ?? (isUTF8 ? .utf8 : .windows1252)
        encoding = known
        switch known {
        case .utf8: if !isUTF8 { error = .encoding }
        case .windows1252: transcode()
        }
    }

    private func transcode() {
        other.removeAll(keepingCapacity: other.count <= Room.kept)
        var start = 0
        for cell in ends.indices {
            for byte in text[start..<ends[cell]] where !Windows1252.append(byte, to: &other) { error = .encoding }
            start = ends[cell]
            ends[cell] = other.count
        }
        swap(&text, &other)
    }

    private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var (start, end) = (cell.startIndex, cell.endIndex)
        while start < end, cell[start] <= 0x20 { start += 1 }
        while end > start, cell[end - 1] <= 0x20 { end -= 1 }
        return cell[start..<end]
    }
}
