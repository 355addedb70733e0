import AvalJSON
import Foundation
import Glibc
import Testing
import WaitingTestSupport

/// Signing as the portal meets it: real processes, a real disk, restarts.
@Suite("Signing through the door")
struct SigningTests {
    private static func code(_ answer: JSONValue) -> Int? { answer["error"]?["code"]?.integer }
    private static func message(_ answer: JSONValue) -> String { answer["error"]?["data"]?["message"]?.string ?? "" }

    /// A daemon whose files may not grow beyond so many blocks of 512 bytes, or as far as they like.
    private static func daemon(_ folder: TemporaryFolder, blocks: Int? = nil, _ options: [String] = []) throws -> Daemon
    {
        try Daemon(["--state", "etat", "--watch", "off"] + options, in: folder, blocks: blocks)
    }

    @Test func aRestartHonoursTheTokensAndReceiptsOfTheProcessBefore() throws {
        let folder = try TemporaryFolder.withRules()
        let (one, other) = (Signing.declaration(1), Signing.declaration(2))
        let (tokens, first): ([String], JSONValue) = try {
            let daemon = try Self.daemon(folder)
            let client = try daemon.connect()
            let tokens = [try client.token(one), try client.token(other)]
            let first = try client.sign(one, tokens[0])
            #expect(try daemon.stop() == 0)
            return (tokens, first)
        }()
        let daemon = try Self.daemon(folder)
        let client = try daemon.connect()
        #expect(first["result"]?["recu"]?["numero"] == 1)
        #expect(try client.sign(one, tokens[0]) == first)
        #expect(try client.sign(other, tokens[1])["result"]?["recu"]?["numero"] == 2)
        #expect(try Signing.receipts(folder.at("etat")).count == 2)
    }

    @Test func aSecondDaemonWithTheKeysOfTheFirstHonoursItsTokens() throws {
        let folder = try TemporaryFolder.withRules()
        let first = try Self.daemon(folder)
        let declaration = Signing.declaration(1)
        let token = try first.connect().token(declaration)
        let other = try TemporaryFolder.withRules()
        let second = try Self.daemon(other, ["--keys", folder.at("etat/cles")])
        let answer = try second.connect().sign(declaration, token)
        #expect(answer["result"]?["recu"]?["numero"] == 1, "\(answer)")
        #expect(!other.exists("etat/cles"))
        #expect(try Signing.receipts(other.at("etat")).count == 1)
        #expect(try Signing.receipts(folder.at("etat")).isEmpty || !folder.exists("etat/journal/000001.jsonl"))
        // A third with keys of its own does not.
        let strange = try Self.daemon(try TemporaryFolder.withRules())
        let refused = try strange.connect().sign(declaration, token)
        #expect(refused["error"]?["data"]?["motif"] == "jeton_illisible")
    }

    @Test func twoClientsWhoSignTheSameAtOnceGetOneReceipt() throws {
        let folder = try TemporaryFolder.withRules()
        let daemon = try Self.daemon(folder)
        let declarations = (0..<10).map { Signing.declaration($0) }
        let tokens = try declarations.map { try daemon.connect().token($0) }
        let clients = (0..<8).map { _ in
            Threaded {
                let client = try daemon.connect()
                return try zip(declarations, tokens).map { try client.sign($0, $1) }
            }
        }
        let answers = try clients.map { try $0.join() }
        for answer in answers { #expect(answer == answers[0]) }
        #expect(Set(answers[0].compactMap { $0["result"]?["recu"]?["numero"]?.integer }) == Set(1...10))
        #expect(try Signing.receipts(folder.at("etat")).count == 10)
        // A second signature comes too late, whoever brings it.
        let other = Signing.signature.replacingOccurrences(of: "Camille", with: "Dominique")
        let late = try daemon.connect().sign(declarations[0], tokens[0], signature: other)
        #expect(late["error"]?["data"]?["motif"] == "deja_signee")
    }

    @Test func theLinesOfAConnectionAreAnsweredInTheirOrder() throws {
        let daemon = try Self.daemon(try TemporaryFolder.withRules())
        let client = try daemon.connect()
        var lines: [String] = []
        for number in 0..<20 {
            let token = try client.token(Signing.declaration(number))
            lines.append(Signing.request(Signing.declaration(number), token, id: "\(2 * number)"))
            lines.append(Sample.request(Sample.accepted, id: "\(2 * number + 1)"))
        }
        try client.send(lines.map { $0 + "\n" }.joined())
        for id in 0..<40 {
            let answer = try JSONReader.parse(Array(try #require(try client.line()).utf8))
            #expect(answer["id"]?.integer == id && answer["result"] != nil)
        }
    }

    @Test func whatWasSignedIsAnsweredBeforeTheEnd() throws {
        let folder = try TemporaryFolder.withRules()
        let daemon = try Self.daemon(folder)
        let clients = try (0..<10).map { _ in try daemon.connect() }
        let requests = try clients.enumerated().map { number, client in
            Signing.request(Signing.declaration(number), try client.token(Signing.declaration(number)))
        }
        for (client, request) in zip(clients, requests) { try client.send(request + "\n") }
        try Waiting.until("a receipt") { try Signing.receipts(folder.at("etat")).count > 0 }
        #expect(try daemon.stop() == 0)
        var answered = 0
        for client in clients {
            guard let line = try client.line() else { continue }
            #expect(try JSONReader.parse(Array(line.utf8))["result"]?["recu"] != nil)
            answered += 1
        }
        #expect(answered > 0)
        #expect(try Signing.receipts(folder.at("etat")).count >= answered)
    }

    @Test func standardStreamsSignToo() throws {
        let folder = try TemporaryFolder.withRules()
        let child = try ChildProcess(["serve", "--stdio", "--state", "etat", "--watch", "off"], in: folder.path)
        child.write(Sample.request(Signing.declaration(1), more: #","jeton":true"#) + "\n")
        let verdict = try JSONReader.parse(Array(try #require(try child.output.line()).utf8))
        let token = try #require(verdict["result"]?["jeton"]?.string)
        child.write(Signing.request(Signing.declaration(1), token) + "\n")
        child.endInput()
        let answer = try JSONReader.parse(Array(try #require(try child.output.line()).utf8))
        #expect(answer["result"]?["recu"]?["numero"] == 1)
        #expect(try child.wait() == 0)
    }

    @Test func aDiskWithoutRoomRefusesInFrenchKeepsWhatWasSignedAndSignsOnceThereIsRoom() throws {
        let folder = try TemporaryFolder.withRules()
        var answered: [JSONValue] = []
        var refused: [Int] = []
        var tokens: [String] = []
        do {
            // Room for the rules, not for many receipts in one file.
            let daemon = try Self.daemon(folder, blocks: Self.blocks())
            let client = try daemon.connect()
            try #require(try daemon.result("etat")?["signature"]?["offerte"] == true)
            for number in 0..<400 where refused.count < 3 {
                tokens.append(try client.token(Signing.declaration(number)))
                let answer = try client.sign(Signing.declaration(number), tokens[number])
                if let receipt = answer["result"]?["recu"] {
                    answered.append(receipt)
                } else {
                    #expect(Self.code(answer) == -32603, "\(answer)")
                    #expect(Self.message(answer).contains("rien n'est signé"), "\(answer)")
                    refused.append(number)
                }
            }
            try #require(!answered.isEmpty && refused.count == 3)
            // What was signed is still known, and the daemon judges.
            #expect(try client.sign(Signing.declaration(0), tokens[0])["result"]?["recu"] == answered[0])
            #expect(try client.askJSON(Sample.request())["result"]?["statut"] != nil)
            #expect(try daemon.stop() == 0)
        }
        #expect(try Signing.receipts(folder.at("etat")) == answered)
        let daemon = try Self.daemon(folder)
        let client = try daemon.connect()
        for number in refused {
            #expect(try client.sign(Signing.declaration(number), tokens[number])["result"]?["recu"] != nil)
        }
        #expect(try Signing.receipts(folder.at("etat")).count == answered.count + refused.count)
        #expect(try daemon.result("etat")?["sante"] == "prete")
    }

    /// So much that no file of the rules is longer.
    private static func blocks() throws -> Int {
        var longest = 0
        for name in ["/Rules", "/Tariffs"] {
            let paths = FileManager.default.enumerator(atPath: Program.root + name)?.compactMap { $0 as? String } ?? []
            for path in paths {
                let attributes = try FileManager.default.attributesOfItem(atPath: Program.root + name + "/" + path)
                longest = max(longest, attributes[.size] as? Int ?? 0)
            }
        }
        return longest / 512 + 4
    }

    @Test func roomThatReturnsIsSignedInWithoutARestart() throws {
        let folder = try TemporaryFolder.withRules()
        let daemon = try Self.daemon(folder)
        let client = try daemon.connect()
        let token = try client.token(Signing.declaration(1))
        let other = try client.token(Signing.declaration(2))
        let third = try client.token(Signing.declaration(3))
        #expect(try client.sign(Signing.declaration(1), token)["result"]?["recu"] != nil)
        try FileLimit.set(of: daemon.child.process, bytes: 100)
        #expect(Self.code(try client.sign(Signing.declaration(2), other)) == -32603)
        try FileLimit.set(of: daemon.child.process, bytes: nil)
        #expect(try client.sign(Signing.declaration(2), other)["result"]?["recu"]?["numero"] == 2)
        #expect(try client.sign(Signing.declaration(3), third)["result"]?["recu"]?["numero"] == 3)
        #expect(try Signing.receipts(folder.at("etat")).count == 3)
        #expect(try daemon.result("etat")?["sante"] == "prete")
    }

    @Test func aDaemonWithADamagedJournalJudgesAndSaysWhyItDoesNotSign() throws {
        let folder = try TemporaryFolder.withRules()
        do {
            let daemon = try Self.daemon(folder)
            let client = try daemon.connect()
            for number in 0..<3 {
                _ = try client.sign(Signing.declaration(number), try client.token(Signing.declaration(number)))
            }
            #expect(try daemon.stop() == 0)
        }
        var bytes = Array(try folder.text("etat/journal/000001.jsonl").utf8)
        bytes[30] = bytes[30] == 0x61 ? 0x62 : 0x61
        try folder.write("etat/journal/000001.jsonl", bytes)
        let daemon = try Self.daemon(folder)
        let client = try daemon.connect()
        let answer = try client.sign(Signing.declaration(9), "x")
        #expect(Self.code(answer) == -32601)
        #expect(Self.message(answer).contains("000001.jsonl, ligne 1, octets 0 à"), "\(answer)")
        #expect(Self.message(answer).contains("l'octet 30 a été changé"), "\(answer)")
        let state = try daemon.result("etat")
        #expect(state?["sante"] == "degradee")
        #expect(state?["raisons"]?.array?.compactMap { $0["code"]?.string } == ["signature_impossible"])
        #expect(state?["signature"]?["offerte"] == false)
        #expect(try client.askJSON(Sample.request(more: #","jeton":true"#))["result"]?["jeton"] == nil)
        #expect(daemon.child.errors.text.contains("Rien ne peut être signé"))
        // It is left as it was found.
        #expect(Array(try folder.text("etat/journal/000001.jsonl").utf8) == bytes)
    }

    @Test func aTornLineIsToldAndSigningGoesOn() throws {
        let folder = try TemporaryFolder.withRules()
        do {
            let daemon = try Self.daemon(folder)
            let client = try daemon.connect()
            _ = try client.sign(Signing.declaration(0), try client.token(Signing.declaration(0)))
            #expect(try daemon.stop() == 0)
        }
        let text = try folder.text("etat/journal/000001.jsonl")
        try folder.write("etat/journal/000001.jsonl", text + text.prefix(100))
        let daemon = try Self.daemon(folder)
        let state = try daemon.result("etat")
        #expect(state?["raisons"]?.array?.compactMap { $0["code"]?.string } == ["journal_des_signatures"])
        let client = try daemon.connect()
        let answer = try client.sign(Signing.declaration(1), try client.token(Signing.declaration(1)))
        #expect(answer["result"]?["recu"]?["numero"] == 2)
    }

    @Test func twoDaemonsDoNotWriteOneJournal() throws {
        let folder = try TemporaryFolder.withRules()
        let first = try Self.daemon(folder)
        // The state's own lock speaks first: a second daemon does not start on it.
        let second = try ChildProcess(
            ["serve", "--socket", folder.at("s2"), "--state", "etat", "--watch", "off"], in: folder.path)
        #expect(try second.wait() == 2)
        #expect(try first.connect().token(Signing.declaration(1)).isEmpty == false)
    }

    @Test(.enabled(if: ReadOnlyFolder.isPossible, "root without `unshare -m` cannot be kept from writing"))
    func aStateThatCanOnlyBeReadIsATroubleAndNothingIsSigned() throws {
        let folder = try TemporaryFolder.withRules()
        do {
            let daemon = try Self.daemon(folder)
            let client = try daemon.connect()
            _ = try client.sign(Signing.declaration(0), try client.token(Signing.declaration(0)))
            #expect(try daemon.stop() == 0)
        }
        let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder, readOnly: "etat")
        let client = try daemon.connect()
        let answer = try client.sign(Signing.declaration(0), "x")
        #expect(Self.code(answer) == -32601, "\(answer)")
        #expect(Self.message(answer).contains("lecture seule") || Self.message(answer).contains("accès refusé"))
        #expect(try daemon.result("etat")?["sante"] == "degradee")
        #expect(try client.askJSON(Sample.request())["result"]?["statut"] != nil)
    }

    @Test func aKeyThatOthersMayReadIsNotSignedWith() throws {
        let folder = try TemporaryFolder.withRules()
        do { #expect(try Self.daemon(folder).stop() == 0) }
        #expect(chmod(folder.at("etat/cles/signature.pem"), 0o644) == 0)
        let daemon = try Self.daemon(folder)
        let answer = try daemon.connect().sign(Signing.declaration(0), "x")
        #expect(Self.code(answer) == -32601)
        #expect(Self.message(answer).contains("droits 644"))
        #expect(try daemon.result("etat")?["sante"] == "degradee")
    }
}
