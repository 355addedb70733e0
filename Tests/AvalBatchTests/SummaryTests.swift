import AvalEngine
import AvalJSON
import AvalTestSupport
import Testing

@testable import AvalBatch

@Suite("Counts, and what people see of them")
struct SummaryTests {
    /// The counts of declarations made at random.
    private static func tally(_ seed: UInt64, _ count: Int = 60) throws -> BatchCounts {
        let judge = Judge(try Shipped.rulebook())
        let counter = VerdictCounter(try Shipped.rulebook())
        var maker = DeclarationMaker(seed: seed)
        for _ in 0..<count {
            if let status = try? judge.decide(JSONWriter.bytes(of: maker.next()), options: JudgingOptions()) {
                counter.add(Judged(judge), status)
            } else {
                counter.addIllegible("Ce n'est pas du JSON")
            }
        }
        return counter.take()
    }

    private static func summary(_ seed: UInt64 = 1) throws -> Summary {
        Summary(try tally(seed), categories: ["SI", "SIA", "SIR"], rulesVersion: "sha256:0123", isComplete: true)
    }

    @Test func countsAreTheSameAfterJSON() throws {
        let summary = try Self.summary()
        let read = try Summary(JSONReader.parse(JSONWriter.bytes(of: summary.json)))
        #expect(read.tally == summary.tally)
        #expect(read.json == summary.json)
    }

    @Test func countsAddUpInAnyOrder() throws {
        let parts = try (1...4).map { try Self.tally(UInt64($0)) }
        let forward = parts.reduce(into: BatchCounts()) { $0.add($1) }
        let backward = parts.reversed().reduce(into: BatchCounts()) { $0.add($1) }
        #expect(forward == backward)
        #expect(forward.count == 240)
        #expect(forward.total.declarations + forward.illegible == forward.count)
    }

    @Test func partsThatRanApartSayThatTheirNumbersAreNotCompared() throws {
        var summary = try Self.summary()
        #expect(summary.repeated == nil)
        try summary.add(try Self.summary())
        #expect(summary.repeated == "Les numéros d'une partie ne sont pas comparés à ceux des autres.")
        summary.tally.note(NumberRegister.Found(numbers: 2, declarations: 4))
        #expect(SummaryText(summary).text.contains("Attention : 2 numéros reviennent, dans 4 déclarations"))
    }

    @Test func countsOfOtherRulesAreNotAdded() throws {
        var summary = try Self.summary()
        var other = summary
        other.rulesVersion = "sha256:4567"
        #expect(throws: SummaryError.self) { try summary.add(other) }
    }

    @Test func anAnomalyIsCountedOnceADeclarationAndEachTime() throws {
        let judge = Judge(try Shipped.rulebook())
        let counter = VerdictCounter(try Shipped.rulebook())
        let declaration = #"{"exercice":2023,"date":"2023-11-15","salaries":[{"id":"a"},{"id":"b"}]}"#
        for _ in 0..<3 {
            counter.add(Judged(judge), try judge.decide(Array(declaration.utf8), options: JudgingOptions()))
        }
        let found = counter.take().anomalies.first { $0.key.code == "pcs_manquant" }?.value
        #expect(found?.count == 6)
        #expect(found?.declarations == 3)
        #expect(counter.take() == BatchCounts())
    }

    @Test func absurdExercicesAreCountedTogether() throws {
        let judge = Judge(try Shipped.rulebook())
        let counter = VerdictCounter(try Shipped.rulebook())
        for exercice in [3000, 4000, -5, 2023] {
            let declaration = #"{"exercice":\#(exercice),"date":"2023-11-15","salaries":[]}"#
            counter.add(Judged(judge), try judge.decide(Array(declaration.utf8), options: JudgingOptions()))
        }
        #expect(counter.take().years.mapValues(\.declarations) == [0: 3, 2023: 1])
    }

    @Test(arguments: [
        (0, "0,00\u{A0}€"), (5, "0,05\u{A0}€"), (123_456_789, "1\u{202F}234\u{202F}567,89\u{A0}€"),
        (-150, "−1,50\u{A0}€"),
    ])
    func amountsAreExactAndFrench(_ cents: Int, _ text: String) {
        #expect(Euros.french(Int128(cents)) == text)
        #expect(Euros.cents(Euros.plain(Int128(cents))) == Int128(cents))
    }

    @Test func sharesAreRoundedToATenth() {
        #expect(FrenchNumbers.share(1, of: 3) == "33,3\u{A0}%")
        #expect(FrenchNumbers.share(2, of: 3) == "66,7\u{A0}%")
        #expect(FrenchNumbers.share(0, of: 0) == "–")
    }

    @Test func theReportIsOnePageWithoutAnythingFromElsewhere() throws {
        let page = ReportPage(try Self.summary()).html
        for foreign in ["http", "<script", "url(", "<img", "<link"] { #expect(!page.contains(foreign)) }
        #expect(page.contains("<svg"))
        #expect(page.contains("@media print"))
    }

    @Test func theReportNamesNoDeterminantAndNoSalarie() throws {
        // Where a code may be broken into lines it is one word all the same.
        let page =
            ReportPage(try Self.summary()).html.replacing("<wbr>", with: "") + SummaryText(try Self.summary()).text
        // Anomalies are rules: their codes may contain such words; a determinant of its own may not stand there.
        let words = Set(page.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
        #expect(words.isDisjoint(with: DeclarationMaker.catalogue))
        #expect(words.isDisjoint(with: ["MARTIN", "SOCIE", "s0", "Maçon", "45351708800010"].filter { $0 != "s0" }))
    }

    @Test func noLengthInTheReportIsABinaryFraction() throws {
        let page = ReportPage(try Self.summary()).html
        for attribute in ["x=\"", "y=\"", "width=\"", "height=\""] {
            for part in page.components(separatedBy: " " + attribute).dropFirst() {
                #expect(part.prefix { $0 != "\"" }.allSatisfy { $0.isNumber })
            }
        }
    }

    @Test func theBarShowsTheShareTheRateAndTheTimeLeft() {
        var line = ProgressLine(isTerminal: true, columns: 120)
        #expect(line.text(of: .init(declarations: 0, bytes: 0, size: 1000), at: 0) == nil)
        #expect(line.text(of: .init(declarations: 10, bytes: 100, size: 1000), at: 100) == nil)
        let text = line.text(of: .init(declarations: 5000, bytes: 250, size: 1000), at: 10_000)
        #expect(text?.hasSuffix("█████░░░░░░░░░░░░░░░ 25 %, 5\u{202F}000 déclarations, 500/s, reste 30 s") == true)
        #expect(line.end != nil)
    }

    @Test func elsewhereThereIsALineAMinute() {
        var line = ProgressLine(isTerminal: false, columns: 80)
        let texts = (0...150).compactMap { second in
            line.text(of: .init(declarations: second * 100, bytes: 0), at: second * 1000)
        }
        #expect(texts.count == 2)
        #expect(texts.first == "6\u{202F}000 déclarations, 100/s\n")
        #expect(line.end == nil)
    }
}
