import AvalTestSupport
import AvalValues
import GRDB
import Testing

@testable import AvalBatch

@Suite("Texts that rows hold by their number")
struct KnownTextTests {
    @Test func aMessageWithoutValuesHasANumberAndOneThatDiffersByAByteHasNone() throws {
        let known = KnownTexts(try Shipped.rulebook())
        let text = "Ce code postal n'est pas du département de la commune : corrigez celui des deux qui est faux."
        let number = try #require(ByteView.with(text) { known.number(of: $0) })
        #expect(known[number].text == text)
        for other in [
            "", text.uppercased(), String(text.dropLast()), text + " ", text.replacing("celui", with: "celul"),
        ] {
            #expect(ByteView.with(other) { known.number(of: $0) } == nil, "\(other)")
        }
    }

    @Test func everyCaseOfTheRulesHasItsCodeAndItsStep() throws {
        let rulebook = try Shipped.rulebook()
        let known = KnownTexts(rulebook)
        // An article that health data alone rest on is withheld, as the words for them are: something says so.
        let health = HealthWords(rulebook.rules.model.determinants)
        for rule in rulebook.rules.all {
            for item in rule.cases {
                let named = item.reference?.fixed.map { ByteView.with($0) { health.areNamed(in: $0) } } ?? false
                let kept = known.ofCase(item.number)
                #expect(known[kept.code].text == rule.code)
                #expect(kept.step == rule.step.rawValue)
                #expect((kept.reference == KnownTexts.none) == (item.reference == nil))
                #expect((kept.reference == known.withheldReference) == named)
            }
        }
    }

    @Test(arguments: [
        ("rossesse", "Grossesse déclarée", true), ("rossesse", "une grossesse", true), ("rossesse", "grossess", false),
        ("rossesse", "", false), ("rossesse", "rossesse", true), ("ms", "les TMS, tms", true), ("ms", "m s", false),
        ("é", "été", true), ("", "rien", false),
    ])
    func aWordIsFoundWhereverItStands(_ word: String, _ text: String, _ isFound: Bool) {
        let sieve = WordSieve([Array("nulle part".utf8), Array(word.utf8)])
        #expect(ByteView.with(text) { sieve.isFound(in: $0) } == isFound)
    }

    /// The rows before one that is refused stay in its statement: nothing may make them last.
    @Test func aRowThatIsRefusedTakesTheWholeTransactionWithIt() throws {
        let bench = try InputBench()
        do {
            let connection = try DatabaseConnection(bench.path("a.sqlite"))
            try connection.use { try $0.execute(sql: "CREATE TABLE t (a INTEGER PRIMARY KEY); BEGIN IMMEDIATE") }
            let error = #expect(throws: SQLiteError.self) {
                try connection.use { database in
                    let rows = try Insertion(into: "t", columns: 1, database)
                    for number in [1, 2, 3, 4, 5, 6, 7, 8, 9, 4, 11, 12, 13, 14, 15, 16] {
                        rows.bind(number)
                        try rows.endRow()
                    }
                }
            }
            #expect(error.map { $0.code & 0xFF } == ResultCode.SQLITE_CONSTRAINT.rawValue)
        }
        let again = try DatabaseConnection(bench.path("a.sqlite"), isReadOnly: true)
        #expect(try again.use { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") } == 0)
    }
}
