import AvalValues

/// Cuts rows out of bytes (RFC 4180, as spreadsheets write it). A row that its quotes make no sense of is cut at the end of
/// its first line, so that a quote left open takes no other row with it.
struct CSVCutter: Sendable {
    /// Why a row could not be cut as it stands.
    enum Trouble: Sendable, Equatable {
        /// Longer than the limit.
        case tooLong
        /// A quote that is never closed, or only by chance, in another cell or row; the cell that it opens.
        case openQuote(cell: Int)
        /// Text after a quote that closes, and in which cell.
        case textAfterQuote(cell: Int)
        /// Cut short with the archive that it stands in.
        case cut
    }

    /// Where a row ends.
    struct Cut {
        /// The byte after its line end.
        var end: Int
        /// How many lines it takes.
        var lines = 1
        var trouble: Trouble?
        /// Whether its line goes on beyond the bytes looked at: what follows is to be passed over.
        var goesOn = false
    }

    let separator: UInt8
    let lineEnd: UInt8
    /// How many columns the file has; 0 until that is known.
    var columns = 0
    /// What the cells of some columns look like.
    var shapes = CSVShapes()
    /// The longest row, in bytes.
    let limit: Int

    /// The most lines in one cell: an address has five, a quote left open hundreds.
    static let mostLines = 20

    /// Cuts the row that begins at `start`; nil where more bytes are needed. `isLast` says that there are no more.
    func cut(_ bytes: ByteView, from start: Int, isLast: Bool) -> Cut? {
        let end = bytes.offset(of: lineEnd, from: start).map { $0 + 1 }
        guard let first = end ?? (isLast ? bytes.count : nil) else {
            // Bytes without a line end are few, or one row that is too long.
            return bytes.count - start > limit ? Cut(end: bytes.count, trouble: .tooLong, goesOn: true) : nil
        }
        let length = first - start
        if bytes[start..<first].offset(of: UInt8(ascii: "\"")) == nil {
            return Cut(end: first, trouble: length > limit ? .tooLong : nil)
        }
        switch cutQuoted(bytes, start, isLast) {
        case .row(let row):
            let bytes = bytes[start..<row.end]
            if row.lines > 1 ? swallowsRows(bytes, first - start, row) : swallowsCells(bytes, row) {
                return Cut(end: first, trouble: .openQuote(cell: row.opened))
            }
            return Cut(end: row.end, lines: row.lines, trouble: bytes.count > limit ? .tooLong : nil)
        case .trouble(let trouble): return Cut(end: first, trouble: trouble)
        case .more(let opened):
            if bytes.count - start <= limit { return nil }
            return Cut(end: first, trouble: opened.map { .openQuote(cell: $0) } ?? .tooLong)
        }
    }

    /// A row as its quotes have it.
    private struct Quoted {
        var end: Int
        var lines = 1
        var cells = 1
        /// The cell whose quotes hold a line end, else the last that has any.
        var opened = 0
    }

    private enum Scan {
        case row(Quoted)
        case trouble(Trouble)
        /// The bytes end before the row does; in the quotes of a cell, if there is one.
        case more(opened: Int?)
    }

    private func cutQuoted(_ bytes: ByteView, _ start: Int, _ isLast: Bool) -> Scan {
        var row = Quoted(end: start)
        while true {
            while row.end < bytes.count, isBlank(bytes[row.end]) { row.end += 1 }
            if row.end < bytes.count, bytes[row.end] == UInt8(ascii: "\"") {
                let cell = row.cells - 1
                var crossed = 0
                switch closing(bytes, row.end + 1, isLast) {
                case .at(let after, let lines): (row.end, crossed) = (after, lines)
                case .never: return .trouble(.openQuote(cell: cell))
                case .beyond: return .more(opened: cell)
                }
                if row.lines == 1 { row.opened = cell }
                row.lines += crossed
                while row.end < bytes.count, isBlank(bytes[row.end]) { row.end += 1 }
                if row.end < bytes.count, bytes[row.end] != separator, bytes[row.end] != lineEnd {
                    // In another line it is the quote of another cell that closes.
                    return .trouble(crossed > 0 ? .openQuote(cell: cell) : .textAfterQuote(cell: cell))
                }
            } else {
                while row.end < bytes.count, bytes[row.end] != separator, bytes[row.end] != lineEnd { row.end += 1 }
            }
            if row.end == bytes.count { return isLast ? .row(row) : .more(opened: nil) }
            row.end += 1
            if bytes[row.end - 1] == lineEnd { return .row(row) }
            row.cells += 1
        }
    }

    private enum Closing {
        /// The byte after the quote that closes, and how many line ends stand before it.
        case at(Int, lines: Int)
        case never
        case beyond
    }

    private func closing(_ bytes: ByteView, _ start: Int, _ isLast: Bool) -> Closing {
        var (index, lines) = (start, 0)
        while index < bytes.count {
            if bytes[index] == lineEnd {
                lines += 1
                if lines >= Self.mostLines { return .never }
            } else if bytes[index] == UInt8(ascii: "\"") {
                if index + 1 == bytes.count { return isLast ? .at(index + 1, lines: lines) : .beyond }
                // A doubled quote is one.
                if bytes[index + 1] != UInt8(ascii: "\"") { return .at(index + 1, lines: lines) }
                index += 1
            }
            index += 1
        }
        return isLast ? .never : .beyond
    }

    /// Whether a row of several lines is several rows that a quote left open runs through: it has more cells than there
    /// are columns; or its quotes hold nearly as many separators a line as it has itself; or its first line alone has all
    /// columns, and so has a later one, or the row has not all of them; or a later line has years and dates where they
    /// stand in the first.
    private func swallowsRows(_ bytes: ByteView, _ first: Int, _ row: Quoted) -> Bool {
        if columns > 0, row.cells > columns { return true }
        let outside = row.cells - 1
        if outside >= 2, 3 * (separators(bytes) - outside) >= 2 * (row.lines - 1) * outside { return true }
        let isWhole = columns >= 2 && separators(bytes[..<first]) >= columns - 1
        if isWhole, row.cells < columns { return true }
        let known = shapes.count(in: bytes[..<first], separator)
        var start = first
        while start < bytes.count {
            let end = bytes.offset(of: lineEnd, from: start) ?? bytes.count
            let line = bytes[start..<end]
            if isWhole, separators(line) >= columns - 1 { return true }
            if known > 0, shapes.count(in: line, separator) >= min(known, 2) { return true }
            start = end + 1
        }
        return false
    }

    /// Whether the quotes of a row of one line hold the separators of the cells that it lacks.
    private func swallowsCells(_ bytes: ByteView, _ row: Quoted) -> Bool {
        row.cells < columns && separators(bytes) == columns - 1
    }

    private func separators(_ line: ByteView) -> Int { line.memory.count { $0 == separator } }

    private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 && byte != separator && byte != lineEnd }
}
