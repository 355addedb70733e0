import Foundation
import Testing

@testable import AvalBatch

@Suite("Lines of files, archives and folders")
struct LineInputTests {
    /// Lines of very different lengths, about 3 MB together: chunks end at many offsets.
    private static let lines = (0..<900).map { number in
        #"{"n":\#(number),"a":""# + String(repeating: "x", count: number * 7 % 6000) + #""}"#
    }

    @Test func everyLineIsReadOnceInOrderWithItsNumber() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", Self.lines.joined(separator: "\n"))
        let read = try bench.read([path])
        #expect(read.items.map(\.text) == Self.lines)
        #expect(read.items.map(\.line) == Array(1...Self.lines.count))
        #expect(read.ends.count > 5)
    }

    @Test func readingGoesOnAtTheEndOfAnyChunk() throws {
        let bench = try InputBench()
        let text = Self.lines.joined(separator: "\n") + "\n"
        let paths = [
            try bench.write("a.ndjson", text), try bench.write("b.ndjson.gz", InputBench.gzip(Array(text.utf8))),
        ]
        let whole = try bench.read(paths)
        for (position, count) in whole.ends {
            #expect(try bench.read(paths, from: position).items == Array(whole.items[count...]))
        }
    }

    @Test func anArchiveOfSeveralMembersIsReadThrough() throws {
        let bench = try InputBench()
        let packed = try InputBench.gzip(Array("[1]\n[2".utf8)) + InputBench.gzip(Array("]\n".utf8))
        #expect(try bench.texts([bench.write("a.gz", packed)]) == ["[1]", "[2]"])
    }

    @Test(arguments: ["a.ndjson.gz", "a.csv.gz"])
    func anArchiveInAnArchiveIsToldAsThat(_ name: String) throws {
        let bench = try InputBench()
        let path = try bench.write(name, InputBench.gzip(InputBench.gzip(Array("[1]\n".utf8))))
        let error = #expect(throws: BatchError.self) { try bench.read([path]) }
        #expect(error?.message.contains("gzip") == true)
    }

    @Test func anArchiveCutShortGivesItsWholeLinesAndThenSaysWhatIsMissing() throws {
        let bench = try InputBench()
        let packed = try InputBench.gzip(Array(Self.lines.joined(separator: "\n").utf8))
        let paths = [
            try bench.write("a.ndjson.gz", packed.dropLast(9)), try bench.write("b.ndjson", "[1]\n"),
        ]
        let whole = try bench.read(paths)
        let message = "Archive gzip tronquée : la suite manque"
        let last = InputBench.Read(line: Self.lines.count, text: "", error: message)
        #expect(whole.items.dropLast(2).map(\.text) == Self.lines.dropLast())
        #expect(whole.items.suffix(2) == [last, InputBench.Read(line: 1, text: "[1]")])
        for (position, count) in whole.ends {
            #expect(try bench.read(paths, from: position).items == Array(whole.items[count...]))
        }
    }

    @Test func aDamagedArchiveIsToldWhereItStands() throws {
        let bench = try InputBench()
        var packed = try InputBench.gzip(Array(Self.lines.joined(separator: "\n").utf8))
        packed[packed.count / 2] ^= 0x55
        let read = try bench.read([bench.write("a.ndjson.gz", packed)]).items
        #expect(read.last?.error == "Archive gzip abîmée : la suite ne se décompresse plus")
    }

    @Test func zerosAfterAnArchiveAreNoDamageAndOtherBytesAre() throws {
        let bench = try InputBench()
        let packed = try InputBench.gzip(Array("[1]\n[2]\n".utf8))
        let zeros = [UInt8](repeating: 0, count: 600_000)
        #expect(try bench.texts([bench.write("a.gz", packed + zeros)]) == ["[1]", "[2]"])
        let read = try bench.texts([bench.write("b.gz", packed + Array("garbage".utf8))])
        #expect(read == ["[1]", "[2]", "Archive gzip abîmée : la suite ne se décompresse plus"])
    }

    @Test func filesOfEveryFormFollowOneAnother() throws {
        let bench = try InputBench()
        let csv = "numero;exercice;date;salarie.id\n1;2023;15/11/2023;s1\n2;2023;15/11/2023;s1\n"
        let paths = [
            try bench.write("a.ndjson", "[1]\n[2]\n"), try bench.write("b.csv", csv),
            try bench.write("c.json", "{\n}\n"),
            try bench.write("d.ndjson", "[3]"),
        ]
        let read = try bench.texts(paths)
        #expect(read.map { $0.prefix(13) } == ["[1]", "[2]", #"{"numero":"1""#, #"{"numero":"2""#, "{\n}\n", "[3]"])
    }

    @Test func whatIsNoInputIsToldBeforeAnythingIsRead() throws {
        let bench = try InputBench()
        for (name, text, word) in [
            ("a.xlsx", "PK\u{3}\u{4}…", "CSV UTF-8"), ("b.db", "hello, this is no database", "pas une base SQLite"),
            ("c.sqlite.gz", "…", "décompressez-la"),
        ] {
            let path = try bench.write(name, text)
            do {
                _ = try bench.plan([path])
                Issue.record("\(name)")
            } catch let error as BatchError {
                #expect(error.message.contains("« \(path) »") && error.message.contains(word))
            }
        }
    }

    @Test func aLineBeyondTheLimitStandsForItselfAlone() throws {
        let bench = try InputBench()
        let long = String(repeating: "y", count: 700_000)
        let path = try bench.write("a.ndjson", "[1]\n\(long)\n[2]\n")
        let read = try bench.read([path], limit: 200_000)
        #expect(read.items.map(\.line) == [1, 2, 3])
        #expect(read.items.map { $0.error == nil } == [true, false, true])
    }

    @Test func aLastLineBeyondTheLimitIsGivenUpToo() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", "[1]\n" + String(repeating: "y", count: 700_000))
        let read = try bench.read([path], limit: 200_000)
        #expect(read.items.map { $0.error == nil } == [true, false])
    }

    @Test func aDocumentOnManyLinesIsOneDeclaration() throws {
        let bench = try InputBench()
        let path = try bench.write("a.json", "\n{\n  \"a\": 1\n}\n")
        let read = try bench.read([path])
        #expect(read.items.count == 1)
        #expect(read.items.first?.text.contains("\"a\": 1") == true)
    }

    @Test func aFolderThatLinksToItselfGivesEachFileOnce() throws {
        let bench = try InputBench()
        try bench.write("a.ndjson", "[1]\n")
        try FileManager.default.createSymbolicLink(atPath: bench.path("b"), withDestinationPath: ".")
        let plan = try bench.plan([bench.folder.path])
        #expect(plan.files.map(\.path) == [bench.path("a.ndjson")])
    }

    @Test func foldersGiveTheirFilesInTheOrderOfTheirPaths() throws {
        let bench = try InputBench()
        for (name, text) in [("2.ndjson", "[2]"), ("10.jsonl", "[10]"), (".caché.ndjson", "[0]"), ("notes.txt", "x")] {
            try bench.write(name, text)
        }
        #expect(try bench.texts([bench.folder.path]) == ["[10]", "[2]"])
        #expect(try bench.plan([bench.folder.path]).leftOut.count == 2)
    }

    @Test func anOutputInAFolderIsNoInput() throws {
        let bench = try InputBench()
        try bench.write("a.ndjson", "[1]")
        let output = try bench.write("sortie.ndjson", "[2]")
        #expect(try bench.plan([bench.folder.path], outputs: [output]).files.map(\.path) == [bench.path("a.ndjson")])
        #expect(throws: BatchError.self) { try bench.plan([output], outputs: [output]) }
    }

    @Test func aFileThatChangesWhileItIsReadStopsTheBatch() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", Self.lines.joined(separator: "\n"))
        let file = try InputFile(path: path, form: nil)
        let stream = try ByteStream(file, stop: StopSign())
        try bench.write("a.ndjson", "[1]\n")
        #expect(throws: BatchError.self) {
            let source = try LineSource(stream, limit: 1 << 20, from: Position())
            let chunk = Chunk()
            while try source.fill(chunk) { chunk.reset() }
        }
    }
}
