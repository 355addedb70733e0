import AvalValues
import GRDB
import GRDBSQLite

/// The numbers of the declarations read so far, in a private database without a name that is gone with its owner: it
/// keeps on disk what does not fit in a few megabytes, so that memory does not grow with the file.
final class SeenNumbers {
    private let connection: DatabaseConnection
    private let insertion: Statement

    init() throws(BatchError) {
        do {
            // An empty path asks SQLite for a temporary database; nothing in it outlives the process.
            let connection = try DatabaseConnection("")
            insertion = try connection.use { database in
                try database.execute(
                    sql: """
                        PRAGMA journal_mode = OFF;
                        PRAGMA synchronous = OFF;
                        PRAGMA cache_size = -4000;
                        CREATE TABLE vus (numero BLOB PRIMARY KEY) WITHOUT ROWID;
                        BEGIN;
                        """)
                return try database.makeStatement(sql: "INSERT OR IGNORE INTO vus VALUES (?)")
            }
            self.connection = connection
        } catch { throw Self.batchError(error) }
    }

    /// Adds a number; false when it was there.
    func add(_ number: ArraySlice<UInt8>) throws(BatchError) -> Bool {
        let raw = insertion.sqliteStatement
        do {
            return try connection.use { database in
                let status = ByteView.with(number) { number in
                    sqlite3_bind_blob(raw, 1, number.memory.baseAddress, Int32(clamping: number.count), nil)
                    defer { sqlite3_reset(raw) }
                    return sqlite3_step(raw)
                }
                if status != SQLITE_DONE { throw SQLiteError(code: status) }
                return sqlite3_changes(database.sqliteConnection) > 0
            }
        } catch { throw Self.batchError(error) }
    }

    private static func batchError(_ error: any Error) -> BatchError {
        BatchError("les numéros lus ne peuvent pas être retenus : \(SQLiteError(error).reason)")
    }
}
