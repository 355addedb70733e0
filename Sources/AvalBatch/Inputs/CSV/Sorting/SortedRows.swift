import AvalSystem
import AvalValues

/// The rows of a CSV file put in order on disk: those of one declaration together, where the first of them stands.
final class SortedRows: CSVRowFeed {
    private let file: ScratchFile
    private let order: DiskSorter
    private let stream: ByteStream
    private let room = Room()
    /// How many rows were given.
    private var count = 0
    private(set) var lines = 0

    /// What stands before each row on disk: its length, its line, how many lines it takes.
    private static let frame = 3 * MemoryLayout<Int>.size

    /// Puts in order what `rows` still has to give; goes on after the first `skipped` of them.
    init(_ rows: CSVRows, _ keys: CSVKeys, after skipped: Int) throws(BatchError) {
        file = try Scratch.attempt(ScratchFile.init)
        stream = rows.stream
        let byNumber = DiskSorter()
        try Self.copy(rows, keys, to: file, byNumber)
        try byNumber.sort()
        order = DiskSorter()
        var last: SortRecord?
        while let record = try byNumber.next() {
            // Rows without a number stay where they are.
            let isSame = record.first != 0 || record.second != 0
            if let known = last, isSame, known.first == record.first, known.second == record.second {
                try order.add(SortRecord(first: known.third, second: record.third, third: 0))
                continue
            }
            last = record
            try order.add(SortRecord(first: record.third, second: record.third, third: 0))
        }
        try order.sort()
        while count < skipped, try order.next() != nil { count += 1 }
    }

    private static func copy(
        _ rows: CSVRows, _ keys: CSVKeys, to file: ScratchFile, _ sorter: DiskSorter
    ) throws(BatchError) {
        let room = Room()
        var written = 0
        while let row = try rows.next() {
            let bytes = rows.bytes(row)
            var key = NumberKey(high: 0, low: 0)
            switch keys.key(bytes, row.trouble) {
            case .blank: continue
            case .number(let number) where row.trouble == nil: if !number.isEmpty { key = NumberKey(number) }
            default:
                throw BatchError(
                    "« \(rows.stream.file.path) » ne peut pas être mis en ordre : la ligne \(row.line) ne peut pas être lue (guillemet mal fermé, ligne trop longue ou coupée) ; corrigez-la d'abord"
                )
            }
            try sorter.add(SortRecord(first: key.high, second: key.low, third: UInt64(written + room.count)))
            for number in [bytes.count, row.line, row.lines] { room.append(integer: number) }
            room.append(bytes)
            if room.count > 1 << 20 { written = try flush(room, to: file, at: written) }
        }
        if let damage = rows.stream.damage {
            throw BatchError("« \(rows.stream.file.path) » ne peut pas être mis en ordre : \(damage.message)")
        }
        _ = try flush(room, to: file, at: written)
    }

    private static func flush(_ room: Room, to file: ScratchFile, at offset: Int) throws(BatchError) -> Int {
        let bytes = room.bytes.memory
        try Scratch.attempt { () throws(SystemError) in try file.write(bytes, at: offset) }
        defer { room.removeAll() }
        return offset + room.count
    }

    var damage: InputReadingError? { nil }
    var consumed: Int { stream.consumed }
    var mark: ReadMark { stream.mark }
    var isInOrder: Bool { false }

    func bytes(_ row: CSVRow) -> ByteView { room[row.range] }

    func next() throws(BatchError) -> CSVRow? {
        guard let record = try order.next() else { return nil }
        let offset = Int(record.second)
        try read(offset, Self.frame)
        let length = room.integer(at: 0)
        let line = room.integer(at: MemoryLayout<Int>.size)
        let height = room.integer(at: 2 * MemoryLayout<Int>.size)
        try read(offset + Self.frame, length)
        defer { count += 1 }
        lines = max(lines, line)
        return CSVRow(range: 0..<length, offset: count, line: line, lines: height, trouble: nil)
    }

    private func read(_ offset: Int, _ count: Int) throws(BatchError) {
        room.removeAll()
        let read = try Scratch.attempt { () throws(SystemError) in
            try room.append(atMost: count) { (memory) throws(SystemError) in try file.read(into: memory, at: offset) }
        }
        if read != count { throw BatchError("un fichier temporaire a perdu une partie de ce qu'il contenait") }
    }
}
