import GRDB
import GRDBSQLite

/// The numbers of the declarations read so far, in a private database without a name that is gone with its owner: it
/// keeps on disk what does not fit in a few megabytes, so that memory does not grow with the file.
final class SeenNumbers {
    private let queue: DatabaseQueue
    private let insertion: Statement

    init() throws(BatchFailure) {
        do {
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            // An empty path asks SQLite for a temporary database; nothing in it outlives the process.
            let queue = try DatabaseQueue(path: "", configuration: configuration)
            insertion = try queue.inDatabase { database in
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
            self.queue = queue
        } catch { throw BatchFailure("les numéros lus ne peuvent pas être retenus : \(TableFailure(code: 1).reason)") }
    }

    /// Adds a number; false when it was there.
    func add(_ number: UnsafeRawBufferPointer) throws(BatchFailure) -> Bool {
        let raw = insertion.sqliteStatement
        var isNew = false
        let status = queue.inDatabase { database -> Int32 in
            sqlite3_bind_blob(raw, 1, number.baseAddress, Int32(clamping: number.count), nil)
            let status = sqlite3_step(raw)
            isNew = sqlite3_changes(database.sqliteConnection) > 0
            sqlite3_reset(raw)
            return status
        }
        if status != SQLITE_DONE {
            throw BatchFailure("les numéros lus ne peuvent pas être retenus : \(TableFailure(code: status).reason)")
        }
        return isNew
    }
}
