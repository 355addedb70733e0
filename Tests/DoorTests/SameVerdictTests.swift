import AvalJSON
import Testing

/// The same declaration gets the same bytes, whichever door it comes through and however often.
struct SameVerdictTests {
    /// What `validate` says of the sample: what every other door must say.
    static let reference = Result {
        try #require(try Program.run(["validate", "-"], input: Sample.declaration).lines.first)
    }

    @Test func theReferenceIsTheVerdictOfTheRightDeclaration() throws {
        let verdict = try JSONReader.parse(Array(try Self.reference.get().utf8))
        #expect(verdict["statut"]?.string == "refusee")
        #expect(verdict["anomalies"]?[0]?["code"]?.string == "categorie_incoherente")
        #expect(verdict["estimation"]?["total_ttc"]?.string == "165.60")
    }

    @Test func filesOnOneLineOnManyLinesAndOfManyLinesGetTheSameVerdict() throws {
        let folder = try TemporaryFolder()
        try folder.write("line.json", Sample.declaration)
        try folder.write("pretty.json", Sample.pretty(Sample.declaration))
        try folder.write("many.ndjson", String(repeating: Sample.declaration + "\n", count: 20))
        let run = try Program.run(["validate"] + ["line.json", "pretty.json", "many.ndjson"].map(folder.at))
        #expect(run.lines == Array(repeating: try Self.reference.get(), count: 22))
    }

    @Test func theStandardStreamsOfTheDaemonGiveTheSameVerdict() throws {
        let lines = Sample.request() + "\n" + Sample.request() + "\n"
        let run = try Program.run(["serve", "--stdio"], input: lines)
        #expect(run.lines.map { Sample.verdict(in: $0) } == Array(repeating: try Self.reference.get(), count: 2))
    }

    @Test func theSocketGivesTheSameVerdictTwice() throws {
        let client = try Daemon.shared.get().connect()
        let answers = try (0..<2).map { _ in try client.ask(Sample.request()) }
        #expect(answers.map { Sample.verdict(in: $0) } == Array(repeating: try Self.reference.get(), count: 2))
    }

    @Test func submitPrintsTheSameVerdict() throws {
        let folder = try TemporaryFolder()
        try folder.write("pretty.json", Sample.pretty(Sample.declaration))
        let run = try Program.run(["submit", "--socket", Daemon.shared.get().socket, folder.at("pretty.json")])
        #expect(run.output == (try Self.reference.get()) + "\n")
    }

    @Test func aBatchHoldsTheSameVerdicts() throws {
        let batch = "[" + (1...3).map { Sample.request(id: "\($0)") }.joined(separator: ",") + "]"
        let answer = try Daemon.shared.get().connect().ask(batch)
        let verdict = try Self.reference.get()
        let expected = (1...3).map { #"{"jsonrpc":"2.0","id":\#($0),"result":\#(verdict)}"# }.joined(separator: ",")
        #expect(answer == "[" + expected + "]")
    }

    @Test func requestsSentWithoutWaitingAreAnsweredTheSameAndInOrder() throws {
        let client = try Daemon.shared.get().connect()
        try client.send((0..<200).map { Sample.request(id: "\($0)") + "\n" }.joined())
        let verdict = try Self.reference.get()
        for id in 0..<200 { try #require(Sample.verdict(in: try client.line() ?? "", id: "\(id)") == verdict) }
    }

    @Test func eightConnectionsAtOnceGetTheSameVerdict() throws {
        let daemon = try Daemon.shared.get()
        let threads = (0..<8).map { _ in
            Threaded { [daemon] in
                let client = try daemon.connect()
                return try (0..<25).map { _ in Sample.verdict(in: try client.ask(Sample.request())) }
            }
        }
        let verdicts = try threads.flatMap { try $0.join() }
        #expect(verdicts == Array(repeating: try Self.reference.get(), count: 200))
    }

    @Test func aReloadOfTheSameFilesChangesNoByteOfTheVerdict() throws {
        let client = try Daemon.shared.get().connect()
        #expect(
            try client.askJSON(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#)["result"]?["nouvelle"]?.bool == false)
        #expect(Sample.verdict(in: try client.ask(Sample.request())) == (try Self.reference.get()))
    }

    @Test func theOptionsOfTheCommandAndTheParametersOfTheProtocolGiveTheSameBytes() throws {
        let client = try Daemon.shared.get().connect()
        let cases = [
            (["--brief"], #","brief":true"#), (["--empreinte"], #","empreinte":true"#),
            (["--step", "categories"], #","etape":"categories""#),
            (["--date", "2025-10-01"], #","en_date":"2025-10-01""#),
        ]
        for (options, more) in cases {
            let run = try Program.run(["validate"] + options, input: Sample.declaration)
            #expect(run.lines.first == Sample.verdict(in: try client.ask(Sample.request(more: more))))
        }
    }
}
