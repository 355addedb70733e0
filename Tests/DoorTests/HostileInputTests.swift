import AvalJSON
import Glibc
import Testing

/// What comes in may be anything: an answer says what is wrong, and everything lives on.
struct HostileInputTests {
    private static func error(_ declaration: String) throws -> JSONValue? {
        try Daemon.shared.get().connect().askJSON(Sample.request(declaration))["error"]
    }

    /// The line of `validate` for a declaration that cannot be judged.
    private static func unreadable(_ input: [UInt8]) throws -> JSONValue? {
        let run = try Program.run(["validate"], input: input)
        #expect(run.code == 1)
        return try JSONReader.parse(Array(run.output.utf8))["erreur"]
    }

    @Test func bothDoorsGiveTheSameErrorForAnImpossibleReferenceDate() throws {
        let declaration = Sample.declaration.replacing("2023-11-15", with: "2023-02-30")
        let told = try Self.error(declaration)
        let line = try Self.unreadable(Array(declaration.utf8))
        #expect(told?["code"]?.integer == -32602)
        #expect(line?["code"] == told?["code"])
        #expect(line?["chemin"] == told?["data"]?["chemin"])
        #expect(line?["message"] == told?["data"]?["message"])
        #expect(line?["colonne"] == told?["data"]?["colonne"])
    }

    @Test func anImpossibleBirthDateIsAnAnomalyWithItsPointer() throws {
        let declaration = Sample.declaration.replacing("1980-02-03", with: "2023-02-30")
        let answer = try Daemon.shared.get().connect().askJSON(Sample.request(declaration))
        let anomaly = answer["result"]?["anomalies"]?.array?.first { $0["code"]?.string == "valeur_invalide" }
        #expect(anomaly?["chemin"]?.string == "/salaries/0/date_naissance")
        #expect(anomaly?["gravite"]?.string == "bloquante")
    }

    @Test func anUnknownFieldIsReportedOnceAndJudgedWithout() throws {
        let declaration = Sample.accepted.replacing(#""exercice""#, with: #""zone":{"a":[1]},"couleur":1,"exercice""#)
        let result = try Daemon.shared.get().connect().askJSON(Sample.request(declaration))["result"]
        #expect(result?["statut"]?.string == "acceptee")
        #expect(result?["anomalies"]?.array?.map { $0["code"]?.string } == ["champ_inconnu"])
    }

    @Test func bytesThatAreNoUTF8AreRefusedByBothDoors() throws {
        var bytes = Array(Sample.declaration.utf8)
        let offset = try #require(bytes.firstIndex(of: UInt8(ascii: "R")))
        bytes[offset] = 0xE9
        #expect(try Self.unreadable(bytes)?["code"]?.integer == -32700)
        let client = try Daemon.shared.get().connect()
        try client.send(
            Array(#"{"jsonrpc":"2.0","id":1,"method":"valider","params":{"declaration":"#.utf8) + bytes
                + Array("}}\n".utf8))
        let answer = try JSONReader.parse(Array(try client.line() ?? "").map { UInt8($0.asciiValue ?? 63) })
        #expect(answer["error"]?["code"]?.integer == -32700)
        #expect(answer["id"] == .null)
    }

    @Test func aHundredThousandBracketsAreTooDeepAndTheConnectionLivesOn() throws {
        let client = try Daemon.shared.get().connect()
        #expect(try client.askJSON(String(repeating: "[", count: 100_000))["error"]?["code"]?.integer == -32002)
        #expect(try client.askJSON(String(repeating: #"{"a":"#, count: 100_000))["error"]?["code"]?.integer == -32002)
        #expect(Sample.verdict(in: try client.ask(Sample.request())) != nil)
    }

    @Test func bothDoorsTakeSixtyFourLevelsAndRefuseOneMore() throws {
        for (levels, code) in [(63, nil), (64, -32002)] {
            let nested = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            let declaration = Sample.accepted.replacing(#""exercice""#, with: #""zone":\#(nested),"exercice""#)
            #expect(try Self.error(declaration)?["code"]?.integer == code)
            let run = try Program.run(["validate"], input: declaration)
            let line = try JSONReader.parse(Array(run.output.utf8))
            #expect(line["erreur"]?["code"]?.integer == code)
        }
    }

    @Test func moreThanTwentyThousandSalariesAreRefusedByBothDoors() throws {
        let salaries = (0...20_000).map { #"{"id":"\#($0)"}"# }
        let declaration = #"{"exercice":2023,"date":"2023-11-15","salaries":[\#(salaries.joined(separator: ","))]}"#
        #expect(try Self.error(declaration)?["code"]?.integer == -32004)
        #expect(try Self.unreadable(Array(declaration.utf8))?["code"]?.integer == -32004)
    }

    @Test func moreThanAThousandCodesInAListAreRefused() throws {
        let list = { (count: Int) in "[" + (0..<count).map { #""c\#($0)""# }.joined(separator: ",") + "]" }
        let error = try Self.error(
            Sample.declaration.replacing(#"["amiante"],"categorie"#, with: list(1001) + #","categorie"#))
        #expect(error?["code"]?.integer == -32004)
        #expect(error?["data"]?["chemin"]?.string == "/salaries/0/determinants")
        #expect(
            try Self.error(Sample.declaration.replacing(#"["amiante"],"categorie"#, with: list(1000) + #","categorie"#))
                == nil)
    }

    // MARK: Clients

    @Test func aLineTooLongClosesItsConnectionAndNoOther() throws {
        let daemon = try Daemon(["--max-line", "10000"])
        let (bystander, culprit) = (try daemon.connect(), try daemon.connect())
        try culprit.send(String(repeating: " ", count: 10_001) + "\n" + Sample.request() + "\n")
        let answer = try JSONReader.parse(Array((try culprit.line() ?? "").utf8))
        #expect(answer["error"]?["code"]?.integer == -32001)
        #expect(answer["id"] == .null)
        #expect(try culprit.line() == nil)
        #expect(Sample.verdict(in: try bystander.ask(Sample.request())) != nil)
    }

    @Test func aLineTooLongEndsTheStandardStreamsWithTwo() throws {
        let lines = Sample.request() + "\n" + String(repeating: " ", count: 10_001) + "\n" + Sample.request() + "\n"
        let run = try Program.run(["serve", "--stdio", "--max-line", "10000"], input: lines)
        #expect(run.lines.count == 2)
        #expect(run.lines.last?.contains("-32001") == true)
        #expect(run.code == 2)
    }

    @Test func clientsThatHangThatNeverReadAndThatVanishHinderNobody() throws {
        let daemon = try Daemon()
        let hanging = try daemon.connect()
        try hanging.send(String(Sample.request().prefix(300)))
        let deaf = try daemon.connect()
        let sender = Threaded { [deaf] in try? deaf.send(String(repeating: Sample.request() + "\n", count: 4000)) }
        for _ in 0..<50 { try daemon.connect().send(Sample.request() + "\n" + Sample.request().prefix(100)) }
        let client = try daemon.connect()
        for _ in 0..<20 { #expect(Sample.verdict(in: try client.ask(Sample.request())) != nil) }
        shutdown(deaf.descriptor, Int32(SHUT_RDWR))
        try sender.join()
        // The one that hung can go on where it stopped.
        #expect(Sample.verdict(in: try hanging.ask(String(Sample.request().dropFirst(300)))) != nil)
    }
}
