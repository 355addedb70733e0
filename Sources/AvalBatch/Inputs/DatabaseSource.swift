import AvalSystem
import AvalValues
import GRDB
import GRDBSQLite

/// Declarations in a column of a table of SQLite, as they all were at one moment: one transaction lasts from the first row
/// to the last. A line is known by the number of its row, or where that cannot be asked for by its place among the rows.
final class DatabaseSource: ChunkSource {
    private let file: InputFile
    private let settings: InputSettings
    private let connection: DatabaseConnection
    private var statement: Statement?
    private var query: DatabaseQuery?
    private var encoding: DatabaseQuery.Encoding { query?.encoding ?? .utf8 }
    private var hash = StreamHash()
    private var rows = 0
    private var hasEnded = false

    /// A chunk of many rows without a declaration takes memory too.
    private static let mostItems = 4096
    /// Values up to this are read whatever lines may have: passing over one costs a walk over all rows before it.
    private static let leastLimit = 16 << 20

    /// What the next step over the rows comes to.
    private enum Step {
        case row(SQLiteStatement)
        /// A value that is larger than any may be, with the number of its line.
        case tooLarge(line: Int)
        case end
    }

    /// Goes on after the rows that an earlier chunk ended with, by reading them again: their hash goes on too.
    init(_ file: InputFile, _ settings: InputSettings, from position: Position) throws(BatchError) {
        self.file = file
        self.settings = settings
        do { connection = try DatabaseConnection(file.path, isReadOnly: true) } catch {
            throw Self.batchError(file, error)
        }
        try begin()
        // What was read before the interruption and what follows must be of one moment: nothing was written meanwhile.
        if position.offset > 0, try InputFile(path: file.path, form: file.form).stamp != file.stamp {
            throw BatchError("« \(file.path.shown) » a changé depuis le début du lot")
        }
        try attempt { database in
            while self.rows < position.offset, self.note(try self.next(database)) {}
        }
    }

    deinit {
        // A statement that stands in the middle of its rows would keep the transaction open.
        try? connection.use { _ in if let raw = statement?.sqliteStatement { sqlite3_reset(raw) } }
    }

    /// The file is read as a database: how much of it is not known before the end.
    var consumed: Int { hasEnded ? file.size : 0 }
    var mark: ReadMark { ReadMark(extent: rows, hash: hash.value) }
    var isDamaged: Bool { false }

    /// Opens the transaction and the statement.
    private func begin() throws(BatchError) {
        try attempt { database in
            try database.beginTransaction(.deferred)
            let query = try DatabaseQuery(database, table: self.settings.table, column: self.settings.column)
            self.query = query
            // A value beyond what any line may have is not even read.
            let most = max(self.settings.limit, Self.leastLimit) * (query.encoding == .utf8 ? 1 : 2)
            sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, Int32(clamping: most))
            self.statement = try database.makeStatement(sql: query.sql)
        }
    }

    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        if hasEnded { return false }
        try attempt { database in
            while chunk.input.count < ChunkSize.bytes, chunk.items.count < Self.mostItems {
                let step = try self.next(database)
                if !self.note(step) {
                    self.hasEnded = true
                    break
                }
                self.add(step, to: chunk)
            }
        }
        chunk.end = Position(offset: rows, lines: rows)
        return !chunk.items.isEmpty
    }

    private func next(_ database: Database) throws -> Step {
        guard let raw = statement?.sqliteStatement else { return .end }
        switch sqlite3_step(raw) {
        case SQLITE_ROW: return .row(raw)
        case SQLITE_DONE: return .end
        case SQLITE_TOOBIG: return try passOver(database)
        case let status: throw SQLiteError(code: status)
        }
    }

    /// SQLite says that a value is too large before it reads it, and ends the statement there: another one goes on after that
    /// row, in the same transaction.
    private func passOver(_ database: Database) throws -> Step {
        guard let query else { return .end }
        let line = try Int.fetchOne(database, sql: query.numbers + " LIMIT 1 OFFSET \(rows)")
        statement = try database.makeStatement(sql: query.sql + " LIMIT -1 OFFSET \(rows + 1)")
        return .tooLarge(line: line ?? rows + 1)
    }

    /// Counts a row, and puts it into the hash as the base has it; false at the end.
    private func note(_ step: Step) -> Bool {
        switch step {
        case .row(let raw): note(raw)
        case .tooLarge(let line):
            rows += 1
            hash.add(line)
            hash.add(-1)
        case .end: return false
        }
        return true
    }

    private func note(_ raw: SQLiteStatement) {
        rows += 1
        hash.add(Int(sqlite3_column_int64(raw, 0)))
        let type = sqlite3_column_type(raw, 1)
        hash.add(Int(type))
        if type == SQLITE_INTEGER { return hash.add(Int(sqlite3_column_int64(raw, 1))) }
        if type == SQLITE_FLOAT { return hash.add(Int(truncatingIfNeeded: sqlite3_column_double(raw, 1).bitPattern)) }
        let value = Self.blob(raw)
        hash.add(value.count)
        hash.add(value)
    }

    private func add(_ step: Step, to chunk: Chunk) {
        switch step {
        case .row(let raw): add(raw, to: chunk)
        case .tooLarge(let line):
            chunk.items.append(Chunk.Item(range: 0..<0, line: line, error: .tooLong(limit: settings.limit)))
        case .end: break
        }
    }

    private func add(_ raw: SQLiteStatement, to chunk: Chunk) {
        let line = sqlite3_column_type(raw, 0) == SQLITE_NULL ? rows : Int(sqlite3_column_int64(raw, 0))
        func refuse(_ error: InputReadingError) {
            chunk.items.append(Chunk.Item(range: 0..<0, line: line, error: error))
        }
        let type = sqlite3_column_type(raw, 1)
        if type == SQLITE_NULL {
            return refuse(
                InputReadingError(
                    number: .invalidParameters, message: "La colonne est vide (NULL) : il n'y a pas de déclaration"))
        }
        let isText = type == SQLITE_TEXT
        if isText, encoding != .utf8, !UTF16.isSound(Self.blob(raw), isBig: encoding == .big) {
            return refuse(InputReadingError(number: .illegible, message: "Le texte n'est pas en UTF-16 valide"))
        }
        // Asked for as a text it is turned into UTF-8; a blob is taken as it is.
        let text = type == SQLITE_BLOB ? nil : sqlite3_column_text(raw, 1)
        let bytes = type == SQLITE_BLOB ? sqlite3_column_blob(raw, 1) : UnsafeRawPointer(text)
        let count = bytes == nil ? 0 : Int(sqlite3_column_bytes(raw, 1))
        if count > settings.limit { return refuse(.tooLong(limit: settings.limit)) }
        let start = chunk.input.count
        chunk.input.append(ByteView(start: bytes, count: count))
        chunk.items.append(Chunk.Item(range: start..<chunk.input.count, line: line))
    }

    /// The bytes of the declaration as the base has them.
    private static func blob(_ raw: SQLiteStatement) -> ByteView {
        let bytes = sqlite3_column_blob(raw, 1)
        return ByteView(start: bytes, count: bytes == nil ? 0 : Int(sqlite3_column_bytes(raw, 1)))
    }

    private func attempt(_ body: (Database) throws -> Void) throws(BatchError) {
        do { try connection.use(body) } catch { throw Self.batchError(file, error) }
    }

    private static func batchError(_ file: InputFile, _ error: any Error) -> BatchError {
        if let known = error as? BatchError {
            return BatchError(
                known.message.hasPrefix("«") ? known.message : "« \(file.path.shown) » : \(known.message)")
        }
        return BatchError("« \(file.path.shown) » ne peut pas être lu : \(SQLiteError(error).readingReason)")
    }
}

extension UTF16 {
    /// Whether every half of a surrogate pair stands beside the other: SQLite would put another character in its place.
    fileprivate static func isSound(_ bytes: ByteView, isBig: Bool) -> Bool {
        guard bytes.count % 2 == 0 else { return false }
        var expectsSecond = false
        for offset in stride(from: 0, to: bytes.count, by: 2) {
            let raw = bytes.memory.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
            let unit = isBig ? UInt16(bigEndian: raw) : UInt16(littleEndian: raw)
            if expectsSecond != UTF16.isTrailSurrogate(unit) { return false }
            expectsSecond = UTF16.isLeadSurrogate(unit)
        }
        return !expectsSecond
    }
}

extension DatabaseSource {
    /// What the first rows of a table are now.
    static func mark(
        of file: InputFile, _ settings: InputSettings, extent: Int, stop: StopSign
    ) throws(BatchError) -> ReadMark {
        let source = try DatabaseSource(file, settings, from: Position())
        var isAtEnd = false
        try source.attempt { database in
            while source.rows < extent, !isAtEnd {
                isAtEnd = !source.note(try source.next(database))
                if source.rows % mostItems == 0, let failure = stop.failure { throw failure }
            }
        }
        return source.mark
    }

    /// What changes in the files of a base with every change of its rows: that of its table, and that of the log in which
    /// changes wait (`-wal`). An empty log is as good as none.
    static func stamp(_ path: String, _ status: FileStatus) -> UInt64 {
        var hash = StreamHash()
        hash.add(status.changed)
        if let log = try? FileStatus(of: path + "-wal"), log.size > 0 {
            for number in [log.size, log.modified, log.changed] { hash.add(number) }
        }
        return hash.value
    }
}

extension InputForm {
    /// One a row of a table of SQLite.
    public static let database = InputForm(
        word: "sqlite", endings: [".sqlite", ".sqlite3", ".db"],
        sign: .firstBytes("SQLite format 3\0", else: "n'est pas une base SQLite"),
        whyNotPacked: "est une base compressée : décompressez-la d'abord",
        open: { (file, settings, position, _) throws(BatchError) in
            try DatabaseSource(file, settings, from: position)
        },
        mark: { (file, settings, extent, stop) throws(BatchError) in
            try DatabaseSource.mark(of: file, settings, extent: extent, stop: stop)
        },
        stamp: DatabaseSource.stamp)
}
