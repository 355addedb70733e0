import AvalJSON
import AvalSystem
import GRDB

/// The database of a batch: tables filled in transactions, each of which ends with what a checkpoint knows.
final class TableFile {
    private let path: String
    private let connection: DatabaseConnection
    /// Let go of after the connection: closing a file gives up SQLite's own locks on it.
    private let claim: Claim
    private var rows: TableRows?
    private var isOpen = false

    /// Makes the database, for its owner alone.
    init(creating path: String, files: [String], categories: [String]) throws(BatchError) {
        claim = try Claim(creating: path)
        self.path = path
        connection = try Self.open(path)
        try attempt { database in
            try database.beginTransaction(.immediate)
            try TableSchema.create(in: database)
            for (index, file) in files.enumerated() {
                try database.execute(sql: "INSERT INTO fichiers VALUES (?, ?)", arguments: [index + 1, file])
            }
            self.rows = try TableRows(database, categories: categories)
        }
        isOpen = true
    }

    /// Opens the database of an interrupted batch, as its last complete transaction left it.
    init(resuming path: String, categories: [String]) throws(BatchError) {
        claim = try Claim(resuming: path)
        self.path = path
        connection = try Self.open(path)
        try attempt { database in self.rows = try TableRows(database, categories: categories) }
    }

    private static func open(_ path: String) throws(BatchError) -> DatabaseConnection {
        let settings = """
            PRAGMA page_size = 8192;
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA journal_mode = TRUNCATE;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -8000;
            PRAGMA temp_store = FILE;
            """
        do { return try DatabaseConnection(path, prepare: settings) } catch { throw batchError(path, error) }
    }

    /// Whether a database is there and was begun by a batch; one without any table was left by a run killed at its start.
    static func holdsTables(_ path: String) throws(BatchError) -> Bool {
        guard Paths.exists(path) else { return false }
        do {
            return try Self.open(path).use { database in
                let names = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
                if names.isEmpty { return false }
                if names.contains("lot") { return true }
                throw BatchError("« \(path) » n'est pas la base d'un lot")
            }
        } catch let known as BatchError { throw known } catch { throw batchError(path, error) }
    }

    /// Inserts the rows of a chunk whose first declaration bears the number `first`.
    func insert(_ chunk: Room, first: Int) throws(BatchError) {
        try attempt { database in
            try self.begin(database)
            try self.rows?.insert(chunk, first: first)
        }
    }

    /// Ends the transaction with the batch's sheet, so that the tables and it are always of one moment.
    func commit(sheet: String) throws(BatchError) {
        try attempt { database in
            try self.begin(database)
            try database.execute(sql: "INSERT OR REPLACE INTO lot VALUES ('fiche', ?)", arguments: [sheet])
            try database.commit()
            self.isOpen = false
        }
    }

    /// Adds what is known once all is done, and ends.
    func finish(_ tally: BatchCounts, sheet: BatchSheet) throws(BatchError) {
        try attempt { database in
            try self.begin(database)
            try TotalRows.write(tally, sheet, to: database)
            try TableSchema.createIndexes(in: database)
        }
    }

    /// The sheet of the last complete transaction; nil when there is none.
    func sheet() throws(BatchError) -> BatchSheet? {
        var text: String?
        try attempt { database in
            text = try String.fetchOne(database, sql: "SELECT valeur FROM lot WHERE cle = 'fiche'")
        }
        return text.flatMap { try? JSONReader.parse(Array($0.utf8)) }.flatMap(BatchSheet.init)
    }

    private func begin(_ database: Database) throws {
        if isOpen { return }
        try database.beginTransaction(.immediate)
        isOpen = true
    }

    private func attempt(_ body: (Database) throws -> Void) throws(BatchError) {
        do { try connection.use(body) } catch { throw Self.batchError(path, error) }
    }

    private static func batchError(_ path: String, _ error: any Error) -> BatchError {
        BatchError("« \(path) » : \(SQLiteError(error).reason)")
    }
}
