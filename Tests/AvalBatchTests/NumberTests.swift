import AvalEngine
import AvalTestSupport
import AvalValues
import Foundation
import GRDB
import Testing

@testable import AvalBatch

@Suite("Numbers that several declarations bear")
struct NumberTests {
    private static func lines(_ numbers: [String]) -> String {
        numbers.map { InputBench.declaration($0) + "\n" }.joined()
    }

    private static func said(_ result: BatchResult) -> String {
        SummaryText(result.summary).text + ReportPage(result.summary).html + result.notes.joined(separator: "\n")
    }

    private static func expectTwo(_ result: BatchResult, _ place: String, _ comment: Comment? = nil) {
        #expect(result.summary.tally.repeatedNumbers == 2, comment)
        #expect(result.summary.tally.repeatingDeclarations == 5, comment)
        #expect(SummaryText(result.summary).text.contains("2 numéros reviennent, dans 5 déclarations"), comment)
        #expect(ReportPage(result.summary).html.contains("2 numéros reviennent, dans 5 déclarations"), comment)
        #expect(result.notes.contains { $0.contains(place) }, "\(result.notes)")
    }

    @Test func areCountedAndNamedByTheirLinesInLinesOfJSON() throws {
        let bench = try InputBench()
        let input = try bench.write("a.ndjson", Self.lines(["a", "b", "a", "c", "b", "b", "d"]))
        Self.expectTwo(try bench.run([input]), "« \(input) » ligne 1, « \(input) » ligne 3")
    }

    @Test func areCountedInDocumentsOnManyLines() throws {
        let bench = try InputBench()
        let inputs = try ["a", "b", "a", "c", "b", "b"].enumerated().map { index, number in
            try bench.write(
                "\(index).json",
                "{\n\"numero\": \"\(number)\", \"exercice\": 2023,\n\"date\": \"2023-11-15\", \"salaries\": []\n}\n")
        }
        Self.expectTwo(try bench.run(inputs), "« \(inputs[0]) » ligne 1, « \(inputs[2]) » ligne 1")
    }

    @Test func areCountedInATable() throws {
        let bench = try InputBench()
        let path = bench.path("a.sqlite")
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "CREATE TABLE declarations (json TEXT)")
            for number in ["a", "b", "a", "c", "b", "b"] {
                try database.execute(
                    sql: "INSERT INTO declarations VALUES (?)", arguments: [InputBench.declaration(number)])
            }
        }
        Self.expectTwo(try bench.run([path]), "ligne 1, ")
    }

    @Test func areCountedOverFilesOfAllForms() throws {
        let bench = try InputBench()
        let csv = "numero;exercice;date;salarie.id\n"
        let inputs = [
            try bench.write("a.csv", csv + "a;2023;15/11/2023;s1\nb;2023;15/11/2023;s1\n"),
            try bench.write("b.csv", csv + "b;2023;15/11/2023;s1\nc;2023;15/11/2023;s1\n"),
            try bench.write("c.ndjson", Self.lines(["a", "b"])),
        ]
        let result = try bench.run(inputs)
        Self.expectTwo(result, "« \(inputs[0]) » ligne 2, « \(inputs[2]) » ligne 1")
    }

    @Test func areNotThoseThatCannotBeReadOrAreAbsent() throws {
        let bench = try InputBench()
        let nameless = #"{"numero":null,"exercice":2023,"date":"2023-11-15","salaries":[]}"# + "\n"
        let broken = #"{"numero":"a","exercice":2023,"date":"2023-11-15","salaries":["# + "\n"
        let result = try bench.run([
            bench.write("a.ndjson", Self.lines(["a"]) + broken + nameless + nameless + Self.lines(["b"]))
        ])
        #expect(result.summary.tally.repeatedNumbers == 0)
        #expect(!Self.said(result).contains("numéro"))
    }

    /// More numbers than are held in memory: what does not fit is on disk.
    @Test func areFoundHoweverFarApart() {
        let register = NumberRegister()
        let count = 150_000
        for line in 1...count {
            ByteView.with("N\(line % (count - 10))") {
                register.add(NumberKey($0), NumberRegister.Place(source: 0, line: line))
            }
        }
        #expect(register.failure == nil)
        #expect(register.found.numbers == 10)
        #expect(register.found.declarations == 20)
        #expect(register.found.examples.count == 5)
        #expect(register.found.examples.first?.map(\.line) == [1, count - 9])
    }

    /// A batch stopped between two files, and taken up: as if it had not been stopped.
    @Test(arguments: [false, true])
    func areKnownAfterAStop(_ withTables: Bool) throws {
        let (bench, inputs) = try Self.stopped { if withTables { ($0.output, $0.database) = (nil, $1.path("base")) } }
        let result = try bench.run(inputs) {
            $0.isResuming = true
            if withTables { ($0.output, $0.database) = (nil, bench.path("base")) }
        }
        #expect(result.failure == nil)
        #expect(result.summary.tally.declarations == 6)
        #expect(result.summary.tally.repeatedNumbers == 2)
        #expect(result.summary.tally.repeatingDeclarations == 5)
        // A batch that is done says so again.
        let again = try bench.run(inputs) {
            $0.isResuming = true
            if withTables { ($0.output, $0.database) = (nil, bench.path("base")) }
        }
        #expect(again.summary.tally == result.summary.tally)
    }

    @Test func areSaidNotToBeKnownWhereNothingKeptThem() throws {
        func only(_ options: inout BatchOptions, _: InputBench) {
            options.selection = BatchOptions.Selection(words: "refusee") ?? .all
        }
        let (bench, inputs) = try Self.stopped(only)
        let result = try bench.run(inputs) {
            $0.isResuming = true
            only(&$0, bench)
        }
        #expect(result.failure == nil)
        #expect(result.notes.contains { $0.contains("d'avant la reprise ne sont plus connus") })
    }

    /// A batch of two files, which stopped after the first.
    private static func stopped(
        _ adjust: (inout BatchOptions, InputBench) -> Void
    ) throws -> (InputBench, [String]) {
        let bench = try InputBench()
        let inputs = [
            try bench.write("a.ndjson", lines(["a", "b", "c"])), try bench.write("b.ndjson", lines(["b", "a", "b"])),
        ]
        var options = BatchOptions(inputs: inputs)
        options.output = bench.path("sortie")
        options.validation.judging.brief = true
        adjust(&options, bench)
        let batch = try Batch(options, try Shipped.rulebook(), stop: StopSign())
        try FileManager.default.removeItem(atPath: inputs[1])
        #expect(batch.run { _ in }.failure != nil)
        try bench.write("b.ndjson", lines(["b", "a", "b"]))
        return (bench, inputs)
    }
}

@Suite("What a dry run finds")
struct DryRunTests {
    private static func run(_ bench: InputBench, _ inputs: [String]) throws -> DryRun {
        try DryRun(BatchOptions(inputs: inputs), try Shipped.rulebook(), stop: StopSign())
    }

    @Test func aFileLeftOutOfAFolderIsToldAndIsARemark() throws {
        let bench = try InputBench()
        try bench.write("a.ndjson", InputBench.declaration("a"))
        #expect(try !Self.run(bench, [bench.folder.path]).hasRemarks)
        try bench.write("export.xlsx", "PK")
        let found = try Self.run(bench, [bench.folder.path])
        #expect(found.hasRemarks && !found.hasFaults)
        #expect(found.text.contains("export.xlsx"))
    }

    @Test func aDayThatNoCalendarHasIsTold() throws {
        let bench = try InputBench()
        let head = "numero;exercice;date;salarie.id;salarie.date_naissance\n"
        let wrong = try bench.write(
            "a.csv", head + "A;2023;15/11/2023;s1;30/02/1980\nB;2023;15/11/2023;s1;1980-13-01\n")
        #expect(try Self.run(bench, [wrong]).text.contains("colonne 5 « salarie.date_naissance » : 2 cellule(s)"))
        let right = try bench.write(
            "b.csv", head + "A;2023;15/11/2023;s1;29/02/1980\nB;2023;2023-11-15;s1;1980-2-3\n")
        #expect(try Self.run(bench, [right]).text.contains("1 cellule(s)"))
    }

    @Test func aRepeatedNumberALineThatIsNoneAndAnEmptyFileAreRemarks() throws {
        let bench = try InputBench()
        let repeated = try bench.write(
            "a.ndjson", [InputBench.declaration("a"), InputBench.declaration("a")].joined(separator: "\n"))
        #expect(try Self.run(bench, [repeated]).text.contains("1 numéro(s) dans plusieurs déclarations (2)"))
        #expect(try Self.run(bench, [repeated]).text.contains("ndjson, 2 ligne(s)"))
        let broken = try bench.write("b.ndjson", InputBench.declaration("a") + "\n{]\n\n" + InputBench.declaration("b"))
        #expect(try Self.run(bench, [broken]).text.contains("(2)"))
        let empty = try bench.write("c.ndjson", "\n")
        #expect(try Self.run(bench, [empty]).text.contains("aucune déclaration"))
        for input in [repeated, broken, empty] { #expect(try Self.run(bench, [input]).hasRemarks, "\(input)") }
    }
}
