import AvalJSON
import Testing

@testable import AvalBatch

@Suite("Totals that come from outside")
struct HostileTotalsTests {
    /// Totals of one accepted declaration, with one text put in the place of another.
    private static func totals(_ change: (String, String)? = nil) throws -> JSONValue {
        let text = """
            {"totaux":{"declarations":2,"illisibles":1,"raisons":[{"raison":"JSON coupé","nombre":1}],
            "anomalies":[{"code":"a","gravite":"information","nombre":3,"declarations":1}],
            "exercices":[{"exercice":2023,"declarations":1,"acceptees":1,"avec_reserves":0,"refusees":0,
            "sans_estimation":0,"salaries":3,"presents":2,"categories":[2,0,0],"total_ht":"276.00",
            "total_tva":"55.20","total_ttc":"331.20","refusees_ht":"0.00","refusees_tva":"0.00"}]},
            "categories":["SI","SIA","SIR"],"regles":"sha256:1","complet":true,"remarques":[]}
            """
        let changed = change.map { text.replacing($0.0, with: $0.1) } ?? text
        if change != nil { #expect(changed != text) }
        return try JSONReader.parse(Array(changed.utf8))
    }

    @Test func soundOnesAreRead() throws {
        let summary = try Summary(Self.totals())
        #expect(summary.tally.count == 2)
        #expect(summary.tally.reasons == ["JSON coupé": 1])
    }

    @Test(arguments: [
        ("\"declarations\":2", "\"declarations\":-1", "/totaux/declarations"),
        ("\"declarations\":2", "\"declarations\":9223372036854775807", "/totaux/declarations"),
        ("\"declarations\":2", "\"declarations\":1e400", "/totaux/declarations"),
        ("\"declarations\":2", "\"declarations\":3", "/totaux/declarations"),
        ("\"illisibles\":1", "\"illisibles\":9223372036854775807", "/totaux/illisibles"),
        ("\"illisibles\":1", "\"illisibles\":0", "/totaux/illisibles"),
        ("\"nombre\":1}", "\"nombre\":-1}", "/totaux/raisons/0/nombre"),
        ("\"nombre\":3", "\"nombre\":0", "/totaux/anomalies/0/nombre"),
        ("\"nombre\":3,\"declarations\":1", "\"nombre\":3,\"declarations\":4", "/totaux/anomalies/0/declarations"),
        ("information", "grave", "/totaux/anomalies/0/gravite"),
        ("\"exercice\":2023", "\"exercice\":\"2023\"", "/totaux/exercices/0/exercice"),
        ("\"acceptees\":1", "\"acceptees\":0", "/totaux/exercices/0/declarations"),
        ("\"refusees\":0", "\"refusees\":-1", "/totaux/exercices/0/refusees"),
        ("\"presents\":2", "\"presents\":4", "/totaux/exercices/0/presents"),
        ("[2,0,0]", "[2,1,0]", "/totaux/exercices/0/categories"),
        ("[2,0,0]", "[-2,0,0]", "/totaux/exercices/0/categories/0"),
        ("[2,0,0]", "[0,0,0,2]", "/totaux"), ("\"276.00\"", "\"-276.00\"", "/totaux/exercices/0/total_ht"),
        ("\"276.00\"", "\"99999999999999999999999999999999999.00\"", "/totaux/exercices/0/total_ht"),
        ("\"276.00\"", "\"276\"", "/totaux/exercices/0/total_ht"),
        ("\"331.20\"", "\"331.21\"", "/totaux/exercices/0/total_ttc"),
        ("\"complet\":true", "\"complet\":1", "/complet"), ("\"SIR\"", "3", "/categories/2"),
    ])
    func whatIsWrongIsToldWithItsPlace(_ text: String, _ other: String, _ pointer: String) throws {
        let totals = try Self.totals((text, other))
        do throws(SummaryError) {
            _ = try Summary(totals)
            Issue.record("\(other) was read")
        } catch {
            #expect(error.message.hasPrefix(pointer + " : "), "\(error.message)")
        }
    }

    @Test func manyPartsOfTheGreatestNumbersAddUp() throws {
        let part = try Summary(
            Self.totals(("\"nombre\":3", "\"nombre\":1000000000000")))
        var whole = part
        for _ in 0..<5000 { try whole.add(part) }
        #expect(whole.tally.anomalies.values.first?.count == 5_001_000_000_000_000)
    }

    @Test func aSheetWithOneNumberChangedIsNoSheet() throws {
        let bench = try InputBench()
        try bench.write("a.ndjson", (1...40).map { InputBench.declaration("\($0)") + "\n" }.joined())
        let input = bench.path("a.ndjson")
        try bench.run([input])
        let sheet = String(decoding: try bench.bytes("sortie.lot"), as: UTF8.self)
        #expect(bench.refusal([input]) { $0.isResuming = true } == "")
        for (text, other) in [
            ("\"sortie\": ", "\"sortie\": 9"), ("\"place\": ", "\"place\": 1"), ("\"lignes\": ", "\"lignes\": -"),
            ("\"termine\"", "\"en_cours\""), ("\"declarations\": 40", "\"declarations\": 41"),
        ] {
            let changed = sheet.replacing(text, with: other)
            #expect(changed != sheet, "\(text)")
            try bench.write("sortie.lot", changed)
            #expect(bench.refusal([input]) { $0.isResuming = true }.contains("ne tient pas la fiche"), "\(other)")
        }
    }
}
