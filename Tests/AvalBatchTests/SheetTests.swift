import AvalJSON
import Testing

@testable import AvalBatch

@Suite("The sheet of a batch")
struct SheetTests {
    private static func sheet(_ path: String = "a.ndjson", size: Int = 5, rules: String = "sha256:1") -> BatchSheet {
        let file = InputFile(path: path, form: .lines, size: size, changed: 1_700_000_000_000_000_123, isRegular: true)
        return BatchSheet(files: [file], rulesVersion: rules, categories: ["SI"], options: ["brief=false"])
    }

    @Test func itIsTheSameAfterJSON() throws {
        var sheet = Self.sheet()
        sheet.position = Position(source: 0, offset: 77, lines: 3)
        sheet.outputLength = 1234
        sheet.tableHashes = TableHashes(rows: 7, rest: .max)
        (sheet.tally.repeatedNumbers, sheet.tally.repeatingDeclarations) = (1, 2)
        sheet.skipped = ["b.csv"]
        sheet.tally.skippedFiles = 1
        sheet.tally.cutFiles = 2
        sheet.tally.declarations = 3
        sheet.tally.years[2023] = BatchCounts.Year(declarations: 3, accepted: 3, excludingTax: 12_345, tax: 2469)
        #expect(BatchSheet(try JSONReader.parse(JSONWriter.bytes(of: sheet.json))) == sheet)
    }

    @Test func whatHasChangedIsNamed() {
        #expect(Self.sheet().differences(from: Self.sheet()).isEmpty)
        #expect(Self.sheet().differences(from: Self.sheet(rules: "sha256:2")).first?.contains("règles") == true)
        var begun = Self.sheet()
        begun.position = Position(source: 0, offset: 3, lines: 1)
        #expect(begun.differences(from: Self.sheet(size: 6)).first == "« a.ndjson » a changé")
        #expect(Self.sheet().differences(from: Self.sheet("b.ndjson")).first?.contains("entrées") == true)
        var other = Self.sheet()
        other.options = ["brief=true"]
        #expect(Self.sheet().differences(from: other).first?.contains("brief=true") == true)
    }

    @Test func aFileNotBegunOrPassedOverMayBeMended() {
        #expect(Self.sheet().differences(from: Self.sheet(size: 6)).isEmpty)
        var passed = Self.sheet()
        passed.position = Position(source: 1, offset: 0, lines: 0)
        #expect(!passed.differences(from: Self.sheet(size: 6)).isEmpty)
        passed.skipped = ["a.ndjson"]
        #expect(passed.differences(from: Self.sheet(size: 6)).isEmpty)
    }

    @Test func aFileOpenedAgainAfterItsEndKeepsWhatWasReadOfIt() {
        var sheet = Self.sheet()
        let whole = ReadMark(extent: 500_000, hash: 1)
        sheet.note([InputMark(source: 0, mark: whole)])
        sheet.note([InputMark(source: 0, mark: ReadMark(extent: 262_144, hash: 2))])
        #expect(sheet.marks == [whole])
        let longer = ReadMark(extent: 500_001, hash: 3)
        sheet.note([InputMark(source: 0, mark: longer)])
        #expect(sheet.marks == [longer])
    }

    @Test(arguments: ["{}", #"{"lot":2}"#, "[]", #"{"lot":1,"etat":"en_cours"}"#])
    func whatIsNoSheetIsNotGuessedAt(_ text: String) throws {
        #expect(BatchSheet(try JSONReader.parse(Array(text.utf8))) == nil)
    }
}
