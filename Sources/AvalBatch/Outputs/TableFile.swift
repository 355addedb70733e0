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
    private let known: KnownTexts
    private var isOpen = false
    /// What was inserted, as it came.
    private var written = StreamHash()

    /// Makes the database, for its owner alone.
    init(
        _ claim: Claim, files: [String], categories: [String], run: RunRow, known: KnownTexts
    ) throws(BatchError) {
        self.claim = claim
        self.known = known
        path = claim.path
        connection = try Self.open(path)
        try attempt { database in
            try database.beginTransaction(.immediate)
            try TableSchema.create(in: database)
            for (index, file) in files.enumerated() {
                try database.execute(sql: "INSERT INTO fichiers VALUES (?, ?)", arguments: [index + 1, file])
            }
            try run.insert(into: database)
            self.rows = try TableRows(database, categories: categories, known)
        }
        isOpen = true
    }

    /// Opens the database of an interrupted batch, as its last complete transaction left it.
    init(resuming claim: Claim, categories: [String], known: KnownTexts) throws(BatchError) {
        self.claim = claim
        self.known = known
        path = claim.path
        connection = try Self.open(path)
        try attempt { database in self.rows = try TableRows(database, categories: categories, known) }
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

    /// Whether a database was begun by a batch; one without any table was left by a run killed at its start.
    static func holdsTables(_ path: String) throws(BatchError) -> Bool {
        if Paths.size(path) == 0 { return false }
        return try names(path).contains("lot")
    }

    /// Throws where what is there is no database of a batch, which none may replace.
    static func requireOwn(_ path: String) throws(BatchError) {
        if Paths.size(path) == 0 { return }
        let isOwn: Bool
        do {
            isOwn = try DatabaseConnection(path).use { database in
                // A run killed at its start leaves a base without tables.
                let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
                return try count == 0 || OwnTables.are(in: database)
            }
        } catch { throw BatchError("\(batchError(path, error).message) ; il n'est pas remplacé") }
        if isOwn { return }
        throw BatchError("« \(path.shown) » n'est pas la base d'un lot : il n'est pas remplacé, même avec --overwrite")
    }

    /// The names of the tables. Nothing is set meanwhile: a base of others stays as it is.
    private static func names(_ path: String) throws(BatchError) -> [String] {
        do {
            return try DatabaseConnection(path).use { database in
                try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            }
        } catch { throw batchError(path, error) }
    }

    /// Inserts the rows of a chunk whose first declaration bears the number `first`.
    func insert(_ chunk: Room, first: Int) throws(BatchError) {
        try attempt { database in
            try self.begin(database)
            try self.rows?.insert(chunk, first: first)
        }
        written.add(chunk.bytes)
    }

    /// The hashes of what the tables hold now.
    func hashes() throws(BatchError) -> TableHashes {
        var rest: UInt64 = 0
        try attempt { database in
            try self.begin(database)
            rest = try TableReadBack.rest(database)
        }
        return TableHashes(rows: written.value, rest: rest)
    }

    /// Throws where the tables no longer hold what the batch wrote; registers the numbers of their declarations.
    func check(_ sheet: BatchSheet, _ register: NumberRegister, _ stop: StopSign) throws(BatchError) {
        try attempt { database in
            let back = try TableReadBack(database, categories: sheet.categories, self.known, stop: stop)
            let written = try back.read { number, place in register.add(NumberKey(number), place) }
            guard let written, back.declarationCount == sheet.tally.count, let hashes = sheet.tableHashes,
                written.value == hashes.rows, try TableReadBack.rest(database) == hashes.rest
            else { throw self.changed }
            self.written = written
        }
    }

    private var changed: BatchError {
        BatchError(
            "les tables de « \(path.shown) » ne sont plus ce que le lot y avait écrit : il ne peut pas être repris ; "
                + "--overwrite recommence")
    }

    /// Ends the transaction with the batch's sheet, so that the tables and it are always of one moment.
    func commit(sheet: String) throws(BatchError) {
        try attempt { database in
            try self.begin(database)
            try database.execute(sql: "INSERT OR REPLACE INTO lot VALUES ('fiche', ?)", arguments: [sheet])
            try database.commit()
            self.isOpen = false
        }
        try claim.check()
    }

    /// Writes what each adhérent has to mend; gives how many there are.
    func writeCorrections(to folder: CorrectionFolder) throws(BatchError) -> Int {
        var count = 0
        try folder.clear()
        try attempt { database in count = try CorrectionQuery.run(database) { try folder.write($0) } }
        try folder.writeList()
        return count
    }

    /// Writes the ten adhérents whose declarations need most work.
    func writeWorst(to claim: Claim) throws(BatchError) {
        var text = ""
        try attempt { database in text = try WorstAdherents.csv(database) }
        try claim.check()
        try BatchError.attempt(claim.path, "écrit") { () throws(SystemError) in
            try WholeFile.replace(claim.path, with: Array(text.utf8))
        }
    }

    /// Adds the row of a run that goes on.
    func add(_ run: RunRow) throws(BatchError) {
        try attempt { database in
            try self.begin(database)
            try run.insert(into: database)
        }
    }

    /// Lets SQLite put away its journal, which stays between transactions.
    func close() {
        try? connection.use { database in
            try database.execute(sql: "PRAGMA locking_mode = NORMAL; SELECT 1 FROM lot; PRAGMA journal_mode = DELETE;")
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
        guard let text else { return nil }
        guard let json = try? JSONReader.parse(Array(text.utf8)), let sheet = BatchSheet(json) else {
            throw BatchSheet.unreadable(path)
        }
        return sheet
    }

    private func begin(_ database: Database) throws {
        if isOpen { return }
        try database.beginTransaction(.immediate)
        isOpen = true
    }

    private func attempt(_ body: (Database) throws -> Void) throws(BatchError) {
        do { try connection.use(body) } catch let known as BatchError { throw known } catch {
            throw Self.batchError(path, error)
        }
    }

    private static func batchError(_ path: String, _ error: any Error) -> BatchError {
        BatchError("« \(path.shown) » : \(SQLiteError(error).reason)")
    }
}
