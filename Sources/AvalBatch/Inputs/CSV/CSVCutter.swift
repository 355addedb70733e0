import AvalValues

/// Cuts rows out of bytes (RFC 4180, as spreadsheets write it). A row that its quotes make no sense of is cut at the end of
/// its first line, so that a quote left open takes no other row with it.
struct CSVCutter: Sendable {
    /// Why a row could not be cut as it stands.
    enum Trouble: Sendable {
        /// Longer than the limit.
        case tooLong
        /// A quote that is never closed, or only by chance, in another row.
        case openQuote
        /// Text after a quote that closes.
        case textAfterQuote
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
        case .row(let end, let lines, let cells):
            if lines > 1, swallows(bytes[start..<end], first - start, lines, cells) {
                return Cut(end: first, trouble: .openQuote)
            }
            return Cut(end: end, lines: lines, trouble: end - start > limit ? .tooLong : nil)
        case .trouble(let trouble): return Cut(end: first, trouble: trouble)
        case .more(let isQuoted):
            if bytes.count - start <= limit { return nil }
            return Cut(end: first, trouble: isQuoted ? .openQuote : .tooLong)
        }
    }

    private enum Scan {
        case row(end: Int, lines: Int, cells: Int)
        case trouble(Trouble)
        case more(isQuoted: Bool)
    }

    private func cutQuoted(_ bytes: ByteView, _ start: Int, _ isLast: Bool) -> Scan {
        var index = start
        var (lines, cells) = (1, 1)
        while true {
            while index < bytes.count, isBlank(bytes[index]) { index += 1 }
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                switch closing(bytes, index + 1, isLast) {
                case .at(let after, let crossed): (index, lines) = (after, lines + crossed)
                case .never: return .trouble(.openQuote)
                case .beyond: return .more(isQuoted: true)
                }
                while index < bytes.count, isBlank(bytes[index]) { index += 1 }
                if index < bytes.count, bytes[index] != separator, bytes[index] != lineEnd {
                    return .trouble(.textAfterQuote)
                }
            } else {
                while index < bytes.count, bytes[index] != separator, bytes[index] != lineEnd { index += 1 }
            }
            if index == bytes.count {
                return isLast ? .row(end: index, lines: lines, cells: cells) : .more(isQuoted: false)
            }
            index += 1
            if bytes[index - 1] == lineEnd { return .row(end: index, lines: lines, cells: cells) }
            cells += 1
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

    /// Whether a row of several lines is several rows that a quote left open runs through: its quotes hold nearly
    /// as many separators a line as it has itself, or its first line alone has all columns, and so has a later one, or the
    /// row has not all of them.
    private func swallows(_ row: ByteView, _ first: Int, _ lines: Int, _ cells: Int) -> Bool {
        let outside = cells - 1
        if outside >= 2, 3 * (separators(row) - outside) >= 2 * (lines - 1) * outside { return true }
        guard columns >= 3, separators(row[..<first]) >= columns - 1 else { return false }
        if cells < columns { return true }
        var start = first
        while start < row.count {
            let end = row.offset(of: lineEnd, from: start) ?? row.count
            if separators(row[start..<end]) >= columns - 1 { return true }
            start = end + 1
        }
        return false
    }

    private func separators(_ line: ByteView) -> Int { line.memory.count { $0 == separator } }

    private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 && byte != separator && byte != lineEnd }
}
