import AvalValues

/// A row of a CSV file; its bytes are good until the next one is asked for.
struct CSVRow {
    /// Where its bytes stand, for what gave it.
    var range: Range<Int>
    /// Where reading goes on to find it again, and its line.
    var offset: Int
    var line: Int
    /// How many lines it takes.
    var lines: Int
    var trouble: CSVCutter.Trouble?
}

/// Gives the rows of a CSV file, one after the other; one thread at a time.
protocol CSVRowFeed: AnyObject {
    /// The next row; nil at the end.
    func next() throws(BatchError) -> CSVRow?

    /// The bytes of a row, its line end included.
    func bytes(_ row: CSVRow) -> ByteView

    /// Whether rows come as they stand in the file, so that their lines can be counted.
    var isInOrder: Bool { get }

    /// How many lines were passed.
    var lines: Int { get }

    /// How many bytes of the file were read.
    var consumed: Int { get }

    /// What was read of the file.
    var mark: ReadMark { get }

    /// Why the end is missing; nil for a whole file.
    var damage: InputReadingError? { get }
}

/// The rows of a CSV file where they stand in the bytes read.
final class CSVRows: CSVRowFeed {
    let stream: ByteStream
    /// How rows are cut; told the number of columns once it is known.
    var cutter: CSVCutter
    private let room = Room(capacity: 256 << 10)
    private var start = 0
    private var line: Int
    /// Where the first byte of the room stands in the file.
    private var base: Int
    private var hasEnded = false

    /// Begins at a byte of the unpacked file, which is the first of a line.
    init(_ stream: ByteStream, _ cutter: CSVCutter, offset: Int, line: Int) throws(BatchError) {
        self.stream = stream
        self.cutter = cutter
        self.line = line
        base = offset
        if offset > 0 { try stream.skip(offset) }
    }

    /// Where the next row begins, and the lines before it.
    var offset: Int { base + start }
    var lines: Int { line - 1 }

    var isInOrder: Bool { true }
    var consumed: Int { stream.consumed }
    var mark: ReadMark { stream.mark }
    var damage: InputReadingError? { stream.damage }

    func bytes(_ row: CSVRow) -> ByteView { room[row.range] }

    func next() throws(BatchError) -> CSVRow? {
        while true {
            if start < room.count || hasEnded, let row = try cut() { return row }
            if hasEnded, start == room.count { return nil }
            try readMore()
        }
    }

    private func cut() throws(BatchError) -> CSVRow? {
        guard start < room.count, let cut = cutter.cut(room.bytes, from: start, isLast: hasEnded) else { return nil }
        var row = CSVRow(range: start..<cut.end, offset: offset, line: line, lines: cut.lines, trouble: cut.trouble)
        if hasEnded, cut.end == room.count, stream.damage != nil, room[cut.end - 1] != cutter.lineEnd {
            row.trouble = .cut
        }
        start = cut.end
        line += cut.lines
        if cut.goesOn { try passOver() }
        return row
    }

    /// Reads and forgets the rest of a line.
    private func passOver() throws(BatchError) {
        while !hasEnded {
            base += room.count
            room.removeAll()
            start = 0
            hasEnded = try stream.read(into: room, atMost: ChunkSize.bytes) == 0
            if let end = room.bytes.offset(of: cutter.lineEnd) {
                start = end + 1
                return
            }
            start = room.count
        }
    }

    private func readMore() throws(BatchError) {
        base += start
        room.removeFirst(start)
        start = 0
        hasEnded = try stream.read(into: room, atMost: ChunkSize.bytes) == 0
    }
}
