import AvalTestSupport
import GRDB
import GRDBSQLite
import Testing

@testable import AvalBatch

@Suite("Declarations in bases of SQLite")
struct DatabaseInputTests {
    /// A base made by some SQL, in which `JSON(n)` stands for the declaration of that number.
    private static func base(
        _ bench: InputBench, _ sql: String, journal: String = "DELETE", encoding: String = "UTF-8"
    ) throws -> String {
        let path = bench.path("base.sqlite")
        try DatabaseQueue(path: path).writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA encoding = '\(encoding)'; PRAGMA journal_mode = \(journal);")
            try database.execute(sql: sql)
        }
        return path
    }

    /// SQL that fills a table with 2,000 rows: `[1]`, `[2]`… after the values of other columns, made of `i`.
    private static func rows(_ columns: String = "", _ values: String = "") -> String {
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
        INSERT INTO declarations (\(columns) json) SELECT \(values) '[' || i || ']' FROM n
        """
    }

    private static let all = (1...2000).map { "[\($0)]" }

    @Test(arguments: [
        ("rowid TEXT, json TEXT", "'r' || (i / 2), ", "rowid, "), ("rowid INTEGER, json TEXT", "i / 2, ", "rowid, "),
        ("rowid, json TEXT", "NULL, ", "rowid, "), ("_rowid_ TEXT, json", "'x', ", "_rowid_, "),
        ("oid TEXT, rowid TEXT, json", "'x', 'y', ", "oid, rowid, "),
        ("OID, RowId, _ROWID_, json", "i % 7, NULL, 'z', ", "oid, rowid, _rowid_, "),
        ("rowid INTEGER PRIMARY KEY, json", "i, ", "rowid, "), ("cle INTEGER PRIMARY KEY, json", "i, ", "cle, "),
        ("oid INTEGER PRIMARY KEY, rowid, _rowid_, json", "i, 1, NULL, ", "oid, rowid, _rowid_, "),
    ])
    func everyRowIsReadOnceWhateverItsColumnsAreCalled(_ columns: String, _ values: String, _ into: String) throws {
        let bench = try InputBench()
        let fill = Self.rows(into, values)
        let path = try Self.base(
            bench, "CREATE TABLE declarations (\(columns)); \(fill); CREATE INDEX i ON declarations (json);")
        let read = try bench.read([path])
        #expect(read.items.map(\.text) == Self.all)
        #expect(read.items.map(\.line) == Array(1...2000))
        #expect(read.ends.count > 0)
    }

    /// One after the other: the memory of SQLite is that of the whole process.
    @Test(
        .serialized,
        arguments: [
            "(json)", "(oid, rowid, _rowid_, json)", "(cle INTEGER PRIMARY KEY, json)",
            "(json TEXT PRIMARY KEY) WITHOUT ROWID",
        ])
    func aValueBeyondWhatAnyLineMayHaveIsToldWithoutBeingRead(_ columns: String) throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            """
            CREATE TABLE declarations \(columns);
            INSERT INTO declarations (json) VALUES ('[1]');
            INSERT INTO declarations (json) VALUES (CAST(zeroblob(\(Self.huge)) AS TEXT) || '1');
            INSERT INTO declarations (json) VALUES (CAST(zeroblob(\(Self.huge)) AS TEXT) || '2');
            INSERT INTO declarations (json) VALUES ('[2]');
            INSERT INTO declarations (json) VALUES (zeroblob(\(Self.huge)));
            """)
        sqlite3_memory_highwater(1)
        let read = try bench.read([path])
        let most = sqlite3_memory_highwater(0)
        let errors = read.items.filter { $0.error != nil }
        #expect(errors.count == 3 && errors.allSatisfy { $0.error?.contains("trop longue") == true }, "\(errors)")
        #expect(read.items.filter { $0.error == nil }.map(\.text) == ["[1]", "[2]"])
        #expect(read.items.map(\.line) == [1, 2, 3, 4, 5])
        #expect(most < Self.huge, "\(most) bytes")
    }

    /// What a value takes that no line may have.
    private static let huge: Int64 = 40_000_000

    @Test func rowsWithoutADeclarationFillNoChunkForEver() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            """
            CREATE TABLE declarations (json TEXT);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO declarations SELECT NULL FROM n;
            """)
        let read = try bench.read([path])
        #expect(read.items.count == 20_000 && read.items.allSatisfy { $0.error?.contains("NULL") == true })
        let ends = [0] + read.ends.map(\.1)
        #expect(zip(ends, ends.dropFirst()).allSatisfy { $1 - $0 <= ChunkSize.items })
    }

    @Test func aTableWithoutRowNumbersIsReadInTheOrderOfItsKey() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            """
            CREATE TABLE declarations (rowid TEXT, an INTEGER, json TEXT, PRIMARY KEY (an, rowid)) WITHOUT ROWID;
            INSERT INTO declarations VALUES ('b', 2, '[3]'), ('b', 1, '[2]'), ('a', 1, '[1]');
            """)
        let read = try bench.read([path]).items
        #expect(read.map(\.text) == ["[1]", "[2]", "[3]"])
        #expect(read.map(\.line) == [1, 2, 3])
    }

    @Test func readingGoesOnAfterAnyChunk() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            "CREATE TABLE declarations (rowid, oid, _rowid_, json);"
                + Self.rows("rowid, oid, _rowid_,", "i % 3, hex(randomblob(200)), 1,")
                + "; UPDATE declarations SET json = json || hex(zeroblob(300));")
        let whole = try bench.read([path])
        #expect(whole.ends.count > 5)
        for (position, count) in whole.ends {
            #expect(try bench.read([path], from: position).items == Array(whole.items[count...]))
        }
    }

    @Test(arguments: ["UTF-16le", "UTF-16be"])
    func aBaseInUTF16IsRead(_ encoding: String) throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench, "CREATE TABLE declarations (json TEXT); INSERT INTO declarations VALUES ('[\"éØ€😀\"]');",
            encoding: encoding)
        #expect(try bench.texts([path]) == ["[\"éØ€😀\"]"])
    }

    @Test func halfASurrogatePairIsToldAndNotReplaced() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            "CREATE TABLE declarations (json TEXT); INSERT INTO declarations VALUES (CAST(X'220000D82200' AS TEXT));",
            encoding: "UTF-16le")
        #expect(try bench.read([path]).items.map(\.error) == ["Le texte n'est pas en UTF-16 valide"])
    }

    @Test func aGeneratedColumnIsRead() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            """
            CREATE TABLE declarations (n INTEGER, json TEXT GENERATED ALWAYS AS ('[' || n || ']') VIRTUAL);
            INSERT INTO declarations (n) VALUES (1), (2);
            """)
        #expect(try bench.texts([path]) == ["[1]", "[2]"])
    }

    @Test func manyRowsWithoutADeclarationComeInManyChunks() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            """
            CREATE TABLE declarations (json);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO declarations SELECT NULL FROM n;
            """)
        let read = try bench.read([path])
        #expect(read.items.count == 20_000)
        #expect(read.ends.count > 3)
    }

    @Test(arguments: [
        ("CREATE VIEW declarations AS SELECT '{}' AS json", "est une vue"),
        ("CREATE VIRTUAL TABLE declarations USING fts5(json)", "table virtuelle"),
        ("CREATE TABLE autre (json)", "il n'y a pas de table « declarations »"),
        ("CREATE TABLE declarations (corps)", "pas de colonne « json »"),
    ])
    func whatHasNoOrderOrNoColumnIsRefused(_ sql: String, _ words: String) throws {
        let bench = try InputBench()
        let path = try Self.base(bench, sql)
        #expect(bench.refusal([path]).contains(words))
    }

    /// A source of the rows of a base, as a batch opens it.
    private static func source(_ path: String) throws -> any ChunkSource {
        let settings = InputSettings(limit: 1 << 20, schema: try Shipped.rulebook().rules.schema)
        let file = try InputFile(path: path, form: nil)
        return try file.form.open(file, settings, Position(), StopSign())
    }

    @Test func whatAWriterCommitsMeanwhileIsNotReadHalfWay() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench,
            "CREATE TABLE declarations (json);" + Self.rows()
                + "; UPDATE declarations SET json = json || hex(zeroblob(300));", journal: "WAL")
        let writer = try DatabaseQueue(path: path)
        let source = try Self.source(path)
        let chunk = Chunk()
        var count = 0
        while try source.fill(chunk) {
            count += chunk.items.count
            #expect(chunk.input.bytes.text.contains("]0000"))
            #expect(!chunk.input.bytes.text.contains("après"))
            chunk.reset()
            try writer.write { try $0.execute(sql: "UPDATE declarations SET json = 'après'") }
            try writer.write { try $0.execute(sql: "INSERT INTO declarations VALUES ('après')") }
        }
        #expect(count == 2000)
    }

    @Test func aWriterWithoutALogWaitsUntilAllIsRead() throws {
        let bench = try InputBench()
        let path = try Self.base(bench, "CREATE TABLE declarations (json); INSERT INTO declarations VALUES ('[1]');")
        let source = try Self.source(path)
        let chunk = Chunk()
        #expect(try source.fill(chunk))
        let writer = try DatabaseQueue(path: path)
        #expect(throws: DatabaseError.self) {
            try writer.write { try $0.execute(sql: "UPDATE declarations SET json = '[2]'") }
        }
    }

    @Test func rowsThatWaitInTheLogAreReadAndMakeAnotherBaseOfIt() throws {
        let bench = try InputBench()
        let path = try Self.base(bench, "CREATE TABLE declarations (json)", journal: "WAL")
        let writer = try DatabaseQueue(path: path)
        try writer.write {
            try $0.execute(sql: "INSERT INTO declarations VALUES (?)", arguments: [InputBench.declaration("1")])
        }
        #expect(try bench.run([path]).summary.tally.count == 1)
        #expect(bench.refusal([path]) { $0.isResuming = true } == "")
        try writer.write {
            try $0.execute(sql: "INSERT INTO declarations VALUES (?)", arguments: [InputBench.declaration("2")])
        }
        #expect(bench.refusal([path]) { $0.isResuming = true }.contains("a changé depuis qu'il a été lu"))
    }

    @Test func aLogPutIntoItsBaseIsNoChangeOfIt() throws {
        let bench = try InputBench()
        let path = try Self.base(bench, "CREATE TABLE declarations (json)", journal: "WAL")
        let writer = try DatabaseQueue(path: path)
        try writer.write {
            try $0.execute(sql: "INSERT INTO declarations VALUES (?)", arguments: [InputBench.declaration("1")])
        }
        try bench.run([path])
        try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        #expect(bench.refusal([path]) { $0.isResuming = true } == "")
    }

    @Test func whyABaseCannotBeReadIsTold() {
        #expect(SQLiteError(code: 776).readingReason.contains("« -journal »"))
        for code: Int32 in [14, 264, 1288] { #expect(SQLiteError(code: code).readingReason.contains("« -wal »")) }
    }

    @Test func aJournalThatWasLeftIsTold() throws {
        let bench = try InputBench()
        let path = try Self.base(
            bench, "CREATE TABLE declarations (json);" + Self.rows())
        // A copy of both files in the middle of a transaction is what a killed writer leaves.
        let copy = bench.path("copie.sqlite")
        try DatabaseQueue(path: path).writeWithoutTransaction { database in
            try database.execute(
                sql:
                    "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; UPDATE declarations SET json = 'x'"
            )
            for ending in ["", "-journal"] {
                try bench.copy("base.sqlite" + ending, to: "copie.sqlite" + ending)
            }
            try database.execute(sql: "ROLLBACK")
        }
        #expect(bench.refusal([copy]).contains("« -journal »"))
    }
}
