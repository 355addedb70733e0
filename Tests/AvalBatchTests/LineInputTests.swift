import Testing

@testable import AvalBatch

@Suite("Lines of files, archives and folders")
struct LineInputTests {
    /// Lines of very different lengths, about 3 MB together: chunks end at many places.
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

    @Test func anArchiveCutShortIsToldInFrench() throws {
        let bench = try InputBench()
        let packed = try InputBench.gzip(Array(Self.lines.joined(separator: "\n").utf8))
        let path = try bench.write("a.ndjson.gz", packed.dropLast(9))
        #expect(throws: BatchFailure("« \(path) » : archive gzip tronquée, la fin manque")) { try bench.read([path]) }
    }

    @Test func aDamagedArchiveIsToldInFrench() throws {
        let bench = try InputBench()
        var packed = try InputBench.gzip(Array(Self.lines.joined(separator: "\n").utf8))
        packed[packed.count / 2] ^= 0x55
        let path = try bench.write("a.ndjson.gz", packed)
        #expect(throws: BatchFailure("« \(path) » : archive gzip abîmée, elle ne se décompresse plus")) {
            try bench.read([path])
        }
    }

    @Test func aLineBeyondTheLimitStandsForItselfAlone() throws {
        let bench = try InputBench()
        let long = String(repeating: "y", count: 700_000)
        let path = try bench.write("a.ndjson", "[1]\n\(long)\n[2]\n")
        let read = try bench.read([path], limit: 200_000)
        #expect(read.items.map(\.line) == [1, 2, 3])
        #expect(read.items.map { $0.problem == nil } == [true, false, true])
    }

    @Test func aLastLineBeyondTheLimitIsGivenUpToo() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", "[1]\n" + String(repeating: "y", count: 700_000))
        let read = try bench.read([path], limit: 200_000)
        #expect(read.items.map { $0.problem == nil } == [true, false])
    }

    @Test func aDocumentOnManyLinesIsOneDeclaration() throws {
        let bench = try InputBench()
        let path = try bench.write("a.json", "\n{\n  \"a\": 1\n}\n")
        let read = try bench.read([path])
        #expect(read.items.count == 1)
        #expect(read.items.first?.text.contains("\"a\": 1") == true)
    }

    @Test func foldersGiveTheirFilesInTheOrderOfTheirPaths() throws {
        let bench = try InputBench()
        for (name, text) in [("2.ndjson", "[2]"), ("10.jsonl", "[10]"), (".caché.ndjson", "[0]"), ("notes.txt", "x")] {
            try bench.write(name, text)
        }
        #expect(try bench.texts([bench.folder.path]) == ["[10]", "[2]"])
        #expect(try bench.plan([bench.folder.path]).leftOut == 1)
    }

    @Test func anOutputInAFolderIsNoInput() throws {
        let bench = try InputBench()
        try bench.write("a.ndjson", "[1]")
        let output = try bench.write("sortie.ndjson", "[2]")
        #expect(try bench.plan([bench.folder.path], outputs: [output]).files.map(\.path) == [bench.path("a.ndjson")])
        #expect(throws: BatchFailure.self) { try bench.plan([output], outputs: [output]) }
    }

    @Test func aFileThatChangesWhileItIsReadStopsTheBatch() throws {
        let bench = try InputBench()
        let path = try bench.write("a.ndjson", Self.lines.joined(separator: "\n"))
        let file = try InputFile(path: path, form: nil)
        let stream = try ByteStream(file, stop: StopSign())
        try bench.write("a.ndjson", "[1]\n")
        #expect(throws: BatchFailure.self) {
            let source = try LineSource(stream, limit: 1 << 20, from: Position())
            let chunk = Chunk()
            while try source.fill(chunk) { chunk.reset() }
        }
    }
}
