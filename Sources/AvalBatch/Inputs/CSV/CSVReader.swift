/// Cuts a CSV file into rows (RFC 4180, as spreadsheets write it): any line end, quotes doubled inside quotes, line
/// breaks inside quotes, a byte order mark, the line `sep=;`.
final class CSVReader {
    private let stream: ByteStream
    private let limit: Int
    private var encoding: CSVEncoding?
    private var separator = UInt8(ascii: ";")
    private let room = Room()
    private var offset = 0
    private var line = 1
    private var hasToldDamage = false

    init(_ stream: ByteStream, limit: Int, encoding: CSVEncoding?) throws(BatchError) {
        self.stream = stream
        self.limit = limit
        self.encoding = encoding
        let head = try stream.head(atMost: 64 << 10)
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            throw BatchError("« \(stream.file.path) » est en UTF-16 : réenregistrez-le en « CSV UTF-8 »")
        }
        if head.starts(with: [0xEF, 0xBB, 0xBF]) {
            for _ in 0..<3 { _ = try next() }
            self.encoding = encoding ?? .utf8
        }
        try findSeparator(head)
    }

    /// The separator that the first line shows most often outside quotes.
    private func findSeparator(_ head: [UInt8]) throws(BatchError) {
        let first = head.drop { $0 >= 0x80 }.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        if first.count == 5, first.starts(with: "sep=".utf8), let told = first.last {
            separator = told
            while let byte = try next(), byte != UInt8(ascii: "\n") {}
            line = 2
            return
        }
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in first {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")].contains(byte) {
                counts[byte, default: 0] += 1
            }
        }
        let best = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")].max {
            counts[$0, default: 0] < counts[$1, default: 0]
        }
        if let best, counts[best, default: 0] > 0 { separator = best }
    }

    /// Reads the next row that is not blank; false at the end.
    func read(_ row: CSVRow) throws(BatchError) -> Bool {
        while try readAny(row) {
            if row.error != nil { return true }
            row.decode(&encoding)
            if row.error != nil || !row.isBlank { return true }
        }
        return false
    }

    private func readAny(_ row: CSVRow) throws(BatchError) -> Bool {
        row.begin(line: line)
        guard var byte = try next() else { return endsInDamage(row) }
        var isQuoted = false
        var isCellEmpty = true
        while true {
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    // A doubled quote is one; a single one ends the quotes.
                    if try peek() == byte { row.append(byte); _ = try next() } else { isQuoted = false }
                } else {
                    row.append(byte)
                }
            } else if byte == separator {
                row.endCell()
                isCellEmpty = true
            } else if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                try endLine(byte)
                row.endCell()
                return true
            } else if byte == UInt8(ascii: "\""), isCellEmpty {
                isQuoted = true
                isCellEmpty = false
            } else {
                row.append(byte)
                isCellEmpty = isCellEmpty && byte <= 0x20
            }
            if isQuoted, byte == UInt8(ascii: "\n") { line += 1 }
            if row.weight > limit { return try giveUp(row, .tooLong) }
            guard let following = try next() else {
                row.endCell()
                if !endsInDamage(row), isQuoted { row.error = .openQuote }
                return true
            }
            byte = following
        }
    }

    /// Whether the archive is cut here: said once, by a row that stands for all that is missing.
    private func endsInDamage(_ row: CSVRow) -> Bool {
        guard stream.damage != nil, !hasToldDamage else { return false }
        hasToldDamage = true
        row.error = .cut
        return true
    }

    /// What follows a row that grew too long begins at the next line.
    private func giveUp(_ row: CSVRow, _ error: CSVRow.RowError) throws(BatchError) -> Bool {
        row.error = error
        while let byte = try next(), byte != UInt8(ascii: "\n") {}
        line += 1
        return true
    }

    private func endLine(_ byte: UInt8) throws(BatchError) {
        line += 1
        if byte == UInt8(ascii: "\r"), try peek() == UInt8(ascii: "\n") { _ = try next() }
    }

    private func peek() throws(BatchError) -> UInt8? {
        if offset == room.count {
            room.removeAll()
            offset = 0
            if try stream.read(into: room, atMost: 64 << 10) == 0 { return nil }
        }
        return room[offset]
    }

    private func next() throws(BatchError) -> UInt8? {
        guard let byte = try peek() else { return nil }
        offset += 1
        return byte
    }
}
