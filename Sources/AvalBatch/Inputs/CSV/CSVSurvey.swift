import AvalSystem
import AvalValues

/// What a first pass over a CSV file found: everything that must be known of it before a row is judged.
final class CSVSurvey: Sendable {
    let table: CSVTable
    /// The numbers whose rows do not follow each other.
    let apart: Set<NumberKey>
    /// How many rows and how many declarations it has.
    let rows: Int
    let declarations: Int
    /// Where its bytes are read from, for what can be read only once.
    let copy: ScratchFile?
    /// Why its end is missing; nil for a whole file.
    let damage: InputReadingError?

    private init(
        _ table: CSVTable, apart: Set<NumberKey>, rows: Int, declarations: Int, copy: ScratchFile?,
        damage: InputReadingError?
    ) {
        self.table = table
        self.apart = apart
        (self.rows, self.declarations) = (rows, declarations)
        self.copy = copy
        self.damage = damage
    }

    /// More numbers than these come apart only in a file that is in no order at all.
    private static let mostApart = 100_000

    /// Reads a file to its end.
    static func survey(
        _ file: InputFile, _ settings: InputSettings, register: (NumberRegister, Int)? = nil, stop: StopSign
    ) throws(BatchError) -> CSVSurvey {
        let copy = try file.isRegular ? nil : ScratchFile.copy(of: file, stop: stop)
        let stream = try ByteStream(file, copy: copy, stop: stop)
        let dialect = try CSVDialect(try stream.head(atMost: CSVDialect.headLength), file.path)
        var cutter = CSVCutter(separator: dialect.separator, lineEnd: dialect.lineEnd, limit: settings.limit)
        let rows = try CSVRows(stream, cutter, offset: dialect.start, line: dialect.line)
        var encoding = settings.encoding ?? (dialect.isMarked ? .utf8 : nil)
        let header = try readHeader(rows, cutter, settings, file.path, &encoding)
        cutter.columns = header.count
        cutter.shapes = CSVShapes(header)
        rows.cutter = cutter
        var count = Count(register: register)
        try count.read(rows, CSVKeys(cutter, header), &encoding, file.path, stop)
        let table = CSVTable(file.path, dialect, cutter, encoding ?? .utf8, header)
        return CSVSurvey(
            table, apart: try count.apart(file.path, mostApart, isSorting: settings.sorts), rows: count.rows,
            declarations: count.declarations,
            copy: copy, damage: stream.damage)
    }

    private static func readHeader(
        _ rows: CSVRows, _ cutter: CSVCutter, _ settings: InputSettings, _ path: String, _ encoding: inout CSVEncoding?
    ) throws(BatchError) -> CSVHeader {
        let cells = CSVCells(cutter)
        while let row = try rows.next() {
            let bytes = rows.bytes(row)
            if row.trouble != nil {
                throw BatchError(
                    "« \(path) » : la ligne des en-têtes (ligne \(row.line)) ne peut pas être lue : "
                        + "un guillemet y est mal fermé, ou elle est trop longue")
            }
            cells.read(bytes)
            if cells.isBlank { continue }
            if encoding == nil, Encoding.isBeyondASCII(bytes) { encoding = Encoding.told(by: bytes) }
            let headers = (0..<cells.count).map { Encoding.text(cells[$0], encoding ?? .utf8) }
            return try CSVHeaderReader(
                names: CSVNames(settings.schema), mapping: settings.mapping, path: path
            ).read(headers)
        }
        throw BatchError("« \(path) » est vide : il n'y a ni en-têtes ni lignes")
    }

    /// What is counted on the way.
    private struct Count {
        var rows = 0
        var declarations = 0
        private let sorter = DiskSorter()
        private let register: (NumberRegister, Int)?

        init(register: (NumberRegister, Int)?) { self.register = register }

        mutating func read(
            _ source: CSVRows, _ keys: CSVKeys, _ encoding: inout CSVEncoding?, _ path: String, _ stop: StopSign
        ) throws(BatchError) {
            var last: NumberKey?
            while let row = try source.next() {
                let bytes = source.bytes(row)
                if encoding == nil, Encoding.isBeyondASCII(bytes) { encoding = Encoding.told(by: bytes) }
                rows += 1
                guard case .number(let number) = keys.key(bytes, row.trouble), !number.isEmpty else { continue }
                let key = NumberKey(number)
                if key == last { continue }
                last = key
                declarations += 1
                try sorter.add(
                    SortRecord(first: key.high, second: key.low, third: UInt64(declarations), fourth: UInt64(row.line)))
            }
        }

        /// The numbers that were met again after others.
        func apart(_ path: String, _ most: Int, isSorting: Bool) throws(BatchError) -> Set<NumberKey> {
            try sorter.sort()
            var apart: Set<NumberKey> = []
            var last: SortRecord?
            while let record = try sorter.next() {
                let key = NumberKey(high: record.first, low: record.second)
                if let last, last.first == record.first, last.second == record.second {
                    // One is enough to know that the rows are to be put in order.
                    if !isSorting || apart.isEmpty { apart.insert(key) }
                    if isSorting, register == nil { return apart }
                    if apart.count > most {
                        throw BatchError(
                            "« \(path) » n'est pas en ordre : les lignes de plus de \(most) déclarations ne se suivent pas ; relancez avec --sort"
                        )
                    }
                } else if let (register, file) = register {
                    register.add(key, NumberRegister.Place(source: file, line: Int(record.fourth)))
                }
                last = record
            }
            return apart
        }
    }
}

extension ScratchFile {
    /// A copy of what can be read only once.
    fileprivate static func copy(of file: InputFile, stop: StopSign) throws(BatchError) -> ScratchFile {
        let stream = try ByteStream(file, stop: stop)
        let copy = try Scratch.attempt { () throws(SystemError) in try ScratchFile() }
        let room = Room()
        var length = 0
        while try stream.read(into: room, atMost: 256 << 10) > 0 {
            let (start, bytes) = (length, room.bytes.memory)
            try Scratch.attempt { () throws(SystemError) in try copy.write(bytes, at: start) }
            length += room.count
            room.removeAll()
        }
        if let damage = stream.damage { throw BatchError("« \(file.path) » : \(damage.message)") }
        return copy
    }
}
