import AvalValues
import GRDB
import GRDBSQLite

/// Declarations in a column of a table of SQLite, in the order of their row numbers; a line is known by its row number.
final class DatabaseSource: ChunkSource {
    private let file: InputFile
    private let settings: InputSettings
    private let connection: DatabaseConnection
    private var statement: Statement?
    private var position: Position
    private var hasEnded = false

    /// Goes on after the row that an earlier chunk ended with.
    init(_ file: InputFile, _ settings: InputSettings, from position: Position) throws(BatchError) {
        self.file = file
        self.settings = settings
        self.position = position
        do { connection = try DatabaseConnection(file.path, isReadOnly: true) } catch {
            throw Self.batchError(file, error)
        }
        statement = try attempt { database in try Self.statement(database, settings) }
    }

    /// The file is read as a database: how much of it is not known before the end.
    var consumed: Int { hasEnded ? file.size : 0 }

    private static func statement(_ database: Database, _ settings: InputSettings) throws -> Statement {
        let (table, column) = (settings.table, settings.column)
        let isView = try Bool.fetchOne(
            database, sql: "SELECT 1 FROM sqlite_master WHERE type = 'view' AND lower(name) = lower(?)",
            arguments: [table])
        if isView == true {
            throw BatchError("« \(table) » est une vue : ses lignes n'ont pas de numéros qui donneraient un ordre")
        }
        let columns = try String.fetchAll(
            database, sql: "SELECT lower(name) FROM pragma_table_info(?)", arguments: [table])
        if columns.isEmpty { throw BatchError("il n'y a pas de table « \(table) » : nommez-la avec --table") }
        // SQLite takes the quoted name of a column that is not there for a text.
        guard columns.contains(column.lowercased()) else {
            throw BatchError("la table « \(table) » n'a pas de colonne « \(column) » : nommez-la avec --column")
        }
        let sql = """
            SELECT rowid, \(quoted(column)) FROM \(quoted(table))
            WHERE rowid >= ? ORDER BY rowid
            """
        do { return try database.makeStatement(sql: sql) } catch {
            throw BatchError(
                "la table « \(table) » n'a pas de numéros de ligne (WITHOUT ROWID) qui donneraient un ordre")
        }
    }

    /// A name as SQL has it, whatever stands in it.
    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        if hasEnded { return false }
        try attempt { database in try self.read(chunk, database) }
        chunk.end = position
        return !chunk.items.isEmpty
    }

    private func read(_ chunk: Chunk, _ database: Database) throws {
        guard let raw = statement?.sqliteStatement else { return }
        defer { sqlite3_reset(raw) }
        // The first row may bear any number, a negative one too.
        sqlite3_bind_int64(raw, 1, position.lines == 0 ? .min : Int64(position.offset))
        while chunk.input.count < ChunkSize.bytes {
            let status = sqlite3_step(raw)
            if status == SQLITE_DONE {
                hasEnded = true
                return try checkUnchanged()
            }
            guard status == SQLITE_ROW else { throw SQLiteError(code: status) }
            add(raw, to: chunk)
        }
    }

    private func add(_ raw: SQLiteStatement, to chunk: Chunk) {
        let row = Int(sqlite3_column_int64(raw, 0))
        // The next number is where the next chunk begins; the greatest of all has no next, and ends the table.
        position.offset = row == .max ? row : row + 1
        position.lines += 1
        if sqlite3_column_type(raw, 1) == SQLITE_NULL {
            let error = InputReadingError(
                number: .invalidParameters, message: "La colonne est vide (NULL) : il n'y a pas de déclaration")
            return chunk.items.append(Chunk.Item(range: 0..<0, line: row, error: error))
        }
        let bytes = sqlite3_column_blob(raw, 1)
        let count = Int(sqlite3_column_bytes(raw, 1))
        if count > settings.limit {
            let error = InputReadingError.tooLong(limit: settings.limit)
            return chunk.items.append(Chunk.Item(range: 0..<0, line: row, error: error))
        }
        let start = chunk.input.count
        chunk.input.append(ByteView(start: bytes, count: bytes == nil ? 0 : count))
        chunk.items.append(Chunk.Item(range: start..<chunk.input.count, line: row))
    }

    private func checkUnchanged() throws {
        let now = try InputFile(path: file.path, form: file.form)
        if now != file { throw BatchError("« \(file.path) » a changé pendant le lot") }
    }

    private func attempt<Value>(_ body: (Database) throws -> Value) throws(BatchError) -> Value {
        do { return try connection.use(body) } catch { throw Self.batchError(file, error) }
    }

    private static func batchError(_ file: InputFile, _ error: any Error) -> BatchError {
        if let known = error as? BatchError {
            return BatchError(
                known.message.hasPrefix("«") ? known.message : "« \(file.path) » : \(known.message)")
        }
        return BatchError("« \(file.path) » ne peut pas être lu : \(SQLiteError(error).reason)")
    }
}

extension InputForm {
    /// One a row of a table of SQLite.
    public static let database = InputForm(
        word: "sqlite", endings: [".sqlite", ".sqlite3", ".db"],
        sign: .firstBytes("SQLite format 3\0", else: "n'est pas une base SQLite"),
        whyNotPacked: "est une base compressée : décompressez-la d'abord"
    ) { (file, settings, position, _) throws(BatchError) in try DatabaseSource(file, settings, from: position) }
}
