import AvalJSON
import GRDB
import Testing

/// The tables of `batch`, and declarations that come from a database.
struct BatchTableTests {
    @Test func theTablesHoldWhatTheVerdictsHold() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 300)
        _ = try corpus.batch([input, "--output", corpus.folder.at("o"), "--database", corpus.folder.at("d")])
        let verdicts = try corpus.folder.text("o").split(separator: "\n").map { try JSONReader.parse(Array($0.utf8)) }
        let (anomalies, salaries, statuses) = try DatabaseQueue(path: corpus.folder.at("d")).read { database in
            (
                try Row.fetchAll(
                    database,
                    sql: "SELECT code, gravite, etape, chemin, salarie FROM anomalies ORDER BY declaration, rang"),
                try Row.fetchAll(
                    database, sql: "SELECT id, present, categorie FROM salaries ORDER BY declaration, rang"),
                try String.fetchAll(database, sql: "SELECT statut FROM declarations ORDER BY id")
            )
        }
        #expect(statuses == verdicts.map { $0["statut"]?.string })
        let keys = ["code", "gravite", "etape", "chemin", "salarie"]
        let expected = verdicts.flatMap { $0["anomalies"]?.array ?? [] }
        #expect(
            anomalies.map { row in keys.map { row[$0] as String? } }
                == expected.map { anomaly in keys.map { anomaly[$0]?.string } })
        let listed = verdicts.flatMap { $0["salaries"]?.array ?? [] }
        #expect(salaries.map { $0["categorie"] as String? } == listed.map { $0["categorie"]?.string })
        #expect(salaries.map { $0["present"] as Bool? } == listed.map { $0["present"]?.bool })
    }

    @Test func theTotalsAreTheSumsOfTheRows() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 300)
        _ = try corpus.batch([input, "--database", corpus.folder.at("d")])
        let database = corpus.folder.at("d")
        for (total, rows) in [
            ("sum(total_ttc_centimes) FROM totaux", "sum(total_ttc_centimes) FROM declarations"),
            ("sum(presents) FROM totaux", "count(*) FROM salaries WHERE present"),
            (
                "sum(salaries) FROM totaux_categories WHERE categorie = 'SIR'",
                "count(*) FROM salaries WHERE categorie = 'SIR'"
            ),
            ("sum(refusees) FROM totaux", "count(*) FROM declarations WHERE statut = 'refusee'"),
            ("valeur FROM lot WHERE cle = 'illisibles'", "count(*) FROM illisibles"),
        ] {
            let value = try Corpus.value(database, "SELECT " + total)
            #expect(try Corpus.value(database, "SELECT " + rows) == value)
            #expect((value ?? 0) > 0)
        }
    }

    @Test func theTablesAreTheSameWhateverTheJobs() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 600)
        for jobs in ["1", "3"] { _ = try corpus.batch([input, "--database", corpus.folder.at(jobs), "--jobs", jobs]) }
        #expect(try Corpus.tables(corpus.folder.at("1")) == Corpus.tables(corpus.folder.at("3")))
    }

    /// A database of declarations under the names given.
    private static func database(_ path: String, table: String, column: String, _ rows: [(Int, String?)]) throws {
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "CREATE TABLE \"\(table.replacing("\"", with: "\"\""))\" (\"\(column)\" TEXT)")
            for (number, text) in rows {
                try database.execute(
                    sql: "INSERT INTO \"\(table.replacing("\"", with: "\"\""))\" (rowid, \"\(column)\") VALUES (?, ?)",
                    arguments: [number, text])
            }
        }
    }

    @Test func declarationsOfADatabaseAreReadInTheOrderOfTheirRows() throws {
        let corpus = try Corpus()
        let rows: [(Int, String?)] = [
            (7, Sample.declaration(numero: "B", salaries: [])), (-3, Sample.declaration(numero: "A", salaries: [])),
            (9, nil), (12, "{]"),
        ]
        try Self.database(corpus.folder.at("entree.sqlite"), table: "declarations", column: "json", rows)
        _ = try corpus.batch([corpus.folder.at("entree.sqlite"), "--brief", "--output", corpus.folder.at("o")])
        let lines = try corpus.folder.text("o").split(separator: "\n").map { try JSONReader.parse(Array($0.utf8)) }
        #expect(lines.map { $0["numero"]?.string } == ["A", "B", nil, nil])
        #expect(lines.map { $0["ligne"]?.integer } == [nil, nil, 9, 12])
    }

    @Test func theTableAndTheColumnCanBeNamed() throws {
        let corpus = try Corpus()
        let path = corpus.folder.at("entree.db")
        try Self.database(path, table: "mes \"envois", column: "corps", [(1, Sample.accepted)])
        let names = ["--table", "mes \"envois", "--column", "corps"]
        #expect(try corpus.batch([path, "--output", corpus.folder.at("o")] + names).code == 0)
        let run = try corpus.batch([
            path, "--output", corpus.folder.at("p"), "--table", "mes \"envois", "--column", "x",
        ])
        #expect(run.code == 2)
        #expect(run.errors.contains("pas de colonne « x »"))
    }

    @Test func aViewIsRefusedSinceItsRowsHaveNoOrder() throws {
        let corpus = try Corpus()
        let path = corpus.folder.at("entree.db")
        try Self.database(path, table: "t", column: "json", [(1, Sample.accepted)])
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE VIEW declarations AS SELECT json FROM t") }
        let run = try corpus.batch([path, "--output", corpus.folder.at("o")])
        #expect(run.code == 2)
        #expect(run.errors.contains("est une vue"))
    }
}
