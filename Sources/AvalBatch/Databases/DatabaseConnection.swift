import GRDB

/// A connection to a database that may be let go at any moment, in the middle of a transaction too.
final class DatabaseConnection {
    private let queue: DatabaseQueue

    /// Opens the database of a path; `prepare` is run first, `PRAGMA`s for the most part.
    init(_ path: String, isReadOnly: Bool = false, prepare: String = "") throws {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        // Keys are declared for whoever reads the tables; what is written holds them anyway.
        configuration.foreignKeysEnabled = false
        // A transaction lasts from checkpoint to checkpoint, over many calls.
        configuration.allowsUnsafeTransactions = true
        // Whoever writes to a database is mostly done in a moment.
        configuration.busyMode = .timeout(3)
        configuration.prepareDatabase { database in try database.execute(sql: prepare) }
        queue = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Ends what is left of a transaction while the queue that is told of it still exists.
    ///
    /// GRDB listens to rollbacks with memory that goes with its queue, on another thread and at a moment of its own. SQLite
    /// keeps a connection until its last statement is finalized, and would end the transaction, and tell, only then.
    deinit {
        try? queue.inDatabase { database in
            if database.isInsideTransaction { try database.rollback() }
        }
    }

    /// Runs `body` on the connection.
    func use<Value>(_ body: (Database) throws -> Value) throws -> Value { try queue.inDatabase(body) }
}
