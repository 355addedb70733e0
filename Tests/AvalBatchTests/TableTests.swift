import GRDB
import Testing

@testable import AvalBatch

@Suite("Tables and their views")
struct TableTests {
    /// Two declarations of one adhérent, the second of which is refused and sent twice, and a line that is none.
    static let lines: [String] = {
        func declaration(_ number: String, _ declared: String) -> String {
            """
            {"numero":"\(number)","exercice":2023,"date":"2023-11-15","adherent":{"numero":"004217",\
            "siret":"45351708800010","raison_sociale":"SARL SECRET","contact":{"email":"a@example.fr"}},\
            "determinants":["amiante","travailleur_handicape"],"salaries":[{"id":"s1","sexe":"M","nom":"SECRET",\
            "date_naissance":"1980-02-03","date_entree":"2015-01-05","contrat":"cdi","poste":"Menuisier",\
            "code_pcs":"632d","determinants":["amiante","travailleur_handicape"],"categorie_declaree":"\(declared)"}],\
            "paiement":{"mode":"virement"}}
            """
        }
        return [declaration("A-1", "SIR"), declaration("A-2", "SI"), declaration("A-2", "SI"), "{]"]
    }()

    private static func tables() throws -> DatabaseQueue {
        let bench = try InputBench()
        let input = try bench.write("a.ndjson", lines.joined(separator: "\n"))
        try bench.run([input]) {
            ($0.output, $0.database) = (nil, bench.path("base"))
            ($0.run.inputs, $0.run.began, $0.run.program) = (["a.ndjson"], 1_700_000_000, "aval d'essai")
        }
        // What is open stays readable when the folder has gone.
        return try withExtendedLifetime(bench) { try DatabaseQueue(path: bench.path("base")) }
    }

    private static func rows(_ sql: String) throws -> [String] {
        try tables().read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { $0.isNull ? "–" : "\($0.storage.value ?? "")" }.joined(separator: "|")
            }
        }
    }

    @Test func aDeclarationIsFoundByItsCompany() throws {
        #expect(
            try Self.rows("SELECT numero FROM declarations WHERE siret = '45351708800010' ORDER BY id")
                == ["A-1", "A-2", "A-2"])
        #expect(try Self.rows("SELECT count(*) FROM declarations WHERE adherent = '004217'") == ["3"])
    }

    @Test func anAnomalyHasItsWordsAndItsLaw() throws {
        let found = try Self.rows(
            "SELECT message, reference FROM anomalies WHERE code = 'categorie_incoherente' LIMIT 1")
        #expect(found.first?.hasPrefix("Catégorie déclarée SI, catégorie attendue SIR") == true, "\(found)")
        #expect(found.first?.contains("Code du travail") == true)
    }

    @Test func aSalarieHasWhatWasDeclaredOfHimAndNoHealthData() throws {
        #expect(
            try Self.rows("SELECT categorie, categorie_declaree, determinants FROM salaries ORDER BY declaration")
                == ["SIR|SIR|amiante", "SIR|SI|amiante", "SIR|SI|amiante"])
        let all = try Self.tables().read { database in
            try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'").flatMap {
                try Row.fetchAll(database, sql: "SELECT * FROM \($0)").map { "\($0)" }
            }
        }
        for secret in ["SECRET", "1980-02-03", "Menuisier", "travailleur_handicape"] {
            #expect(!all.contains { $0.contains(secret) }, "\(secret)")
        }
    }

    @Test(arguments: ["travailleur_handicape", "grossesse", "pension_invalidite"])
    func noAnomalyNamesHealthDataByItsCodeItsLabelItsMotiveNorItsLaw(_ code: String) throws {
        let bench = try InputBench()
        let lines = ["SI", "SIR"].map { declared in
            Self.lines[0].replacing("SIR", with: declared)
                .replacing(#"["amiante","travailleur_handicape"],"salaries"#, with: #"[],"salaries"#)
                .replacing(#"["amiante","travailleur_handicape"]"#, with: "[\"\(code)\"]")
        }
        let input = try bench.write("a.ndjson", lines.joined(separator: "\n"))
        try bench.run([input]) { ($0.output, $0.database) = (nil, bench.path("base")) }
        let tables = try DatabaseQueue(path: bench.path("base"))
        let rows = try tables.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT message || '|' || coalesce(reference, '') || '|' || coalesce(correction, '')
                    FROM anomalies
                    """)
        }
        #expect(rows.contains { $0.contains("donnée de santé") }, "\(rows)")
        let secrets = [code, "handicap", "invalidit", "grossesse", "enceinte", "R4624-19", "R4624-20"]
        for row in rows { for secret in secrets { #expect(!row.lowercased().contains(secret.lowercased()), "\(row)") } }
    }

    @Test func theRunSaysWhenAndByWhat() throws {
        let run = try Self.rows("SELECT commencee_le, programme, entrees, regles FROM executions")
        #expect(run.count == 1)
        #expect(run.first?.hasPrefix("2023-11-14T23:13:20") == true, "\(run)")
        #expect(run.first?.contains("|aval d'essai|a.ndjson|sha256:") == true)
    }

    @Test func keysAreDeclaredAndHeld() throws {
        #expect(try Self.rows("PRAGMA foreign_key_check") == [])
        #expect(try Self.rows("SELECT count(*) FROM pragma_foreign_key_list('anomalies')") == ["1"])
        let plan = try Self.rows("EXPLAIN QUERY PLAN SELECT * FROM declarations WHERE siret = 'x'")
        #expect(plan.first?.contains("declarations_siret") == true, "\(plan)")
    }

    @Test(
        arguments: [
            ("q_par_statut", ["2023|acceptee|1", "2023|refusee|2", "–|illisible|1"]),
            ("q_illisibles WHERE message <> ''", ["1"]), ("q_raisons_illisibles", ["1"]),
            ("q_numeros_repetes", ["A-2|2023|2"]), ("q_categories", ["2023|SIR|3"]),
            ("q_ecarts_de_categorie", ["004217|A-2|s1|SI|SIR|amiante", "004217|A-2|s1|SI|SIR|amiante"]),
            ("q_determinants", ["2023|amiante|3"]),
        ] as [(String, [String])])
    func everyViewAnswersItsQuestion(_ view: String, _ expected: [String]) throws {
        let columns = expected == ["1"] ? "count(*)" : "*"
        #expect(try Set(Self.rows("SELECT \(columns) FROM \(view)")) == Set(expected))
    }

    @Test func theViewsOfAnomaliesAndAmountsHoldWhatTheTablesHold() throws {
        #expect(
            try Self.rows("SELECT sum(anomalies) FROM q_anomalies_par_code")
                == Self.rows("SELECT count(*) FROM anomalies"))
        #expect(
            try Self.rows(
                "SELECT anomalies, declarations FROM q_anomalies_par_code WHERE code = 'categorie_incoherente'")
                == ["2|2"])
        #expect(
            try Self.rows("SELECT DISTINCT code FROM q_a_corriger").contains("categorie_incoherente"))
        #expect(
            try Self.rows("SELECT sum(ttc_centimes) FROM q_montants")
                == Self.rows("SELECT sum(total_ttc_centimes) FROM totaux"))
    }

    @Test func thereAreNoOtherViews() throws {
        #expect(
            try Self.rows("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
                == TableViews.all.map(\.name).sorted())
    }

    @Test(arguments: [
        "CREATE TABLE declarations (id, json); CREATE TABLE lot (numero, nom)",
        "CREATE TABLE declarations (id, json); CREATE TABLE lot (cle, valeur)",
        "CREATE TABLE declarations (id, fichier, ligne, numero, statut, json); CREATE TABLE lot (cle, valeur)",
        "CREATE TABLE declarations (id, fichier, ligne, numero, statut); CREATE TABLE lot (cle, valeur, nom)",
        """
        CREATE TABLE declarations (id, fichier, ligne, numero, statut); CREATE TABLE lot (cle, valeur);
        CREATE TABLE factures (id)
        """,
    ])
    func aBaseOfOthersIsNotReplaced(_ sql: String) throws {
        let bench = try InputBench()
        let input = try bench.write("a.ndjson", Self.lines[0])
        try DatabaseQueue(path: bench.path("base")).write { try $0.execute(sql: sql) }
        let before = try bench.bytes("base")
        let refusal = bench.refusal([input]) {
            ($0.output, $0.database, $0.isOverwriting) = (nil, bench.path("base"), true)
        }
        #expect(refusal.contains("n'est pas la base d'un lot"), "\(refusal)")
        #expect(try bench.bytes("base") == before)
    }

    @Test(arguments: ["-wal", "-shm", "-journal"], [true, false])
    func whatABaseKeepsBesideItIsNoOutput(_ ending: String, _ isThere: Bool) throws {
        let bench = try InputBench()
        let base = bench.path("entree.sqlite")
        try DatabaseQueue(path: base).write { try $0.execute(sql: "CREATE TABLE declarations (json)") }
        if isThere { try bench.write("entree.sqlite" + ending, "journal") }
        for output in [\BatchOptions.output, \.report, \.worstAdherents] {
            let refusal = bench.refusal([base]) {
                ($0.database, $0.isOverwriting) = (bench.path("lot"), true)
                $0[keyPath: output] = base + ending
            }
            #expect(refusal.contains("est le journal de l'entrée"), "\(refusal)")
        }
        #expect(bench.has("entree.sqlite" + ending) == isThere)
    }

    @Test func theBaseOfABatchIsReplaced() throws {
        let bench = try InputBench()
        let input = try bench.write("a.ndjson", Self.lines[0])
        for _ in 0..<2 {
            let refusal = bench.refusal([input]) {
                ($0.output, $0.database, $0.isOverwriting) = (nil, bench.path("base"), true)
            }
            #expect(refusal == "")
        }
    }
}
