import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// `validate` as a filter between other programs: streams that begin, stop and break as they like.
struct FilterTests {
    /// The lines that `validate --brief` gives for an input, as statuses.
    private static func statuses(_ input: String, _ options: [String] = []) throws -> [String?] {
        let run = try Program.run(["validate", "--brief"] + options, input: input)
        return try run.lines.map { try JSONReader.parse(Array($0.utf8))["statut"]?.string }
    }

    @Test func aVerdictComesBeforeTheNextLineIsSent() throws {
        let filter = try ChildProcess(["validate", "--brief", "--exit-zero", "-"], in: Program.root)
        for _ in 0..<3 {
            filter.write(Sample.accepted + "\n")
            #expect(try filter.output.line()?.contains(#""statut":"acceptee""#) == true)
        }
        filter.endInput()
        #expect(try filter.output.line() == nil)
        #expect(try filter.wait() == 0)
    }

    @Test func anEmptyInputGivesNothingAndZero() throws {
        for input in ["", "\n", "\r\n  \n"] {
            let run = try Program.run(["validate", "-"], input: input)
            #expect(run.code == 0)
            #expect(run.output.isEmpty)
        }
    }

    @Test func carriageReturnsBlankLinesAndAMissingLastLineEndChangeNothing() throws {
        let input = "\r\n" + Sample.accepted + "\r\n\r\n" + Sample.declaration + "\r\n" + Sample.accepted
        #expect(try Self.statuses(input) == ["acceptee", "refusee", "acceptee"])
    }

    @Test func anIllegibleLineStandsForItselfWithItsNumberAndOffset() throws {
        let run = try Program.run(["validate"], input: Sample.accepted + "\n\n{]\n" + Sample.accepted + "\n")
        #expect(run.lines.count == 3)
        let line = try JSONReader.parse(Array(run.lines[1].utf8))
        #expect(line["ligne"]?.integer == 3)
        #expect(line["statut"]?.string == "illisible")
        #expect(line["numero"]?.isNull == true)
        #expect(line["signable"]?.bool == false)
        #expect(line["erreur"]?["code"]?.integer == -32700)
        #expect(line["erreur"]?["colonne"]?.integer == 2)
    }

    @Test func aFirstLineCutShortTakesNoOtherVerdictWithIt() throws {
        let input = Sample.accepted.prefix(500) + "\n" + Sample.accepted + "\n" + Sample.declaration + "\n"
        #expect(try Self.statuses(input) == ["illisible", "acceptee", "refusee"])
    }

    @Test func anErrorInADocumentOfManyLinesIsOneErrorWithItsLine() throws {
        let pretty = try Sample.pretty(Sample.accepted).replacing(#""exercice": 2023,"#, with: #""exercice": 2023"#)
        let run = try Program.run(["validate"], input: pretty)
        #expect(run.lines.count == 1)
        #expect(try JSONReader.parse(Array(run.output.utf8))["ligne"]?.integer == 4)
    }

    @Test func aLineTooLongTakesNoOtherVerdictWithIt() throws {
        // What is left of the long line when it is given up looks like the beginning of a document.
        let long = #"{"a":"# + String(repeating: " ", count: 600 << 10) + "["
        let input = [long, Sample.accepted, Sample.declaration].map { $0 + "\n" }.joined()
        #expect(try Self.statuses(input, ["--max-line", "100000"]) == ["illisible", "acceptee", "refusee"])
    }

    @Test func aDocumentTooLongIsToldOnceHoweverLongItIs() throws {
        let long = "{\n" + String(repeating: #""a": [1, 2, 3],"# + "\n", count: 100_000)
        let run = try Program.run(["validate", "--max-line", "100000"], input: long)
        #expect(run.lines.count == 1)
        #expect(run.output.contains("-32001"))
        #expect(run.code == 1)
    }

    // MARK: Streams that are no good

    /// Runs a verb to its end without its standard output, given so.
    private static func run(_ arguments: [String], output: ChildProcess.Stream) throws -> (code: Int32, errors: String)
    {
        let child = try ChildProcess(arguments, in: Program.root, output: output)
        child.write(Sample.accepted + "\n")
        child.endInput()
        return (try child.wait(), try child.errors.all())
    }

    @Test(arguments: [["validate"], ["check", "--format", "json"], ["golden", "--update", "/tmp/aval-rien"]])
    func anOutputThatCannotBeWrittenEndsWithTwo(_ arguments: [String]) throws {
        #expect(try Self.run(arguments, output: .file("/dev/full", O_WRONLY)).code == 2)
        #expect(try Self.run(arguments, output: .closed).code == 2)
    }

    @Test func anOutputThatCannotBeWrittenIsSaid() throws {
        #expect(try Self.run(["validate"], output: .file("/dev/full", O_WRONLY)).errors.contains("sortie"))
    }

    @Test func aReaderThatLeavesEndsTheFilterWithTwoAndNoSignal() throws {
        let filter = try ChildProcess(["validate", "-"], in: Program.root)
        filter.write(Sample.accepted + "\n")
        _ = try filter.output.line()
        filter.output.close()
        try Waiting.until("the end of a filter whose output is closed", milliseconds: 0) {
            !filter.write(Sample.accepted + "\n")
        }
        #expect(try filter.wait() == 2)
    }

    @Test func aClosedInputIsSaidAndEndsWithTwo() throws {
        let child = try ChildProcess(["validate", "-"], in: Program.root, input: .closed)
        #expect(try child.wait() == 2)
        #expect(try child.errors.all().contains("« - »"))
    }

    @Test func whatIsSaidToAPersonNeverGoesIntoAClientsConnection() throws {
        let folder = try TemporaryFolder.withRules()
        let child = try ChildProcess(
            ["serve", "--socket", folder.at("s")], in: folder.path, input: .closed, output: .closed, errors: .closed)
        try Waiting.until("a daemon that answers", milliseconds: 10) { (try? LineSocket(folder.at("s"))) != nil }
        let client = try LineSocket(folder.at("s"))
        #expect(
            try client.ask(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#).hasPrefix(
                #"{"jsonrpc":"2.0","id":1,"result""#))
        #expect(Sample.verdict(in: try client.ask(Sample.request())) != nil)
        child.signal(SIGTERM)
        #expect(try client.line() == nil)
        #expect(try child.wait() == 0)
    }
}
