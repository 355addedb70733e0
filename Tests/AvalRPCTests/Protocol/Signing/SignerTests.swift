import AvalJSON
import AvalLoading
import AvalOperations
import AvalSigning
import AvalTestSupport
import Testing

@testable import AvalRPC

/// `signer`: what is signed is what was judged, or it is refused in its own words.
@Suite("Signing")
struct SignerTests {
    private let ask: SigningAsking
    private let plain = Declarations.plain
    private let declaration = Declarations.plain.signed()

    init() throws { ask = try SigningAsking() }

    private func token() throws -> String { try #require(ask.token(plain)) }

    private func reason(_ answer: JSONValue) -> String? {
        #expect(answer.at("/error/code") == -32005)
        #expect(answer.at("/error/data/message")?.string?.isEmpty == false)
        return answer.at("/error/data/motif")?.string
    }

    /// Has the rules in force archived: something is signed under them.
    private func keepRules() throws {
        let other = plain.with("/numero", "99")
        _ = ask.sign(other.signed(), try #require(ask.token(other)))
    }

    private func hash(_ value: JSONValue) throws -> String {
        SHA256Digest.text(of: try CanonicalJSON.bytes(of: value))
    }

    // MARK: What is taken

    @Test func aReceiptHashesWhatWasSignedJudgedAndIsOnTheDisk() throws {
        let line = SigningAsking.line("signer", ["declaration": declaration, "jeton": .string(try token())])
        let text = try #require(ask.text(line))
        let answer = try JSONReader.parse(Array(text.utf8))
        let receipt = try #require(answer.at("/result/recu"))
        #expect(receipt["numero"] == 1 && receipt["declaration"] == "5" && receipt["date"] == "2023-11-15")
        let (fingerprint, signature) = (try hash(plain), try hash(.signature))
        #expect(receipt["empreinte"]?.string == fingerprint)
        #expect(receipt["signature_empreinte"]?.string == signature)
        #expect(receipt["regles"]?.string == ask.version && receipt["programme"]?.string == Program.version)
        #expect(receipt["signe_le"] == "2026-11-28T06:30:00Z")
        #expect(receipt["precedent"]?.string == "sha256:" + String(repeating: "0", count: 64))
        // The bytes of the verdict are those that « valider » gives of the signed declaration, and those that stand here.
        let judged = try #require(ask.text(SigningAsking.line("valider", ["declaration": declaration])))
        let verdict = judged.dropFirst(#"{"jsonrpc":"2.0","id":1,"result":"#.count).dropLast()
        #expect(receipt["verdict"]?.string == SHA256Digest.text(of: Array(verdict.utf8)))
        #expect(text.hasSuffix(#","verdict":\#(verdict)}}"#))
        #expect(try ask.journal() == String(decoding: Receipt(receipt)?.line ?? [], as: UTF8.self) + "\n")
        let key = try #require(ask.desk).key.publicKey
        #expect(Receipt(receipt)?.isSealed(by: key) == true)
    }

    @Test func theSameRequestGetsTheSameBytesAgain() throws {
        let line = SigningAsking.line("signer", ["declaration": declaration, "jeton": .string(try token())])
        let first = try #require(ask.text(line))
        #expect(ask.text(line) == first)
        ask.wait(seconds: 100_000)
        // The token has expired since; what was signed stays signed.
        #expect(ask.text(line) == first)
        #expect(try ask.journal().count { $0 == "\n" } == 1)
    }

    @Test func anotherTokenOfTheSameDeclarationGetsTheReceiptToo() throws {
        let first = ask.sign(declaration, try token())
        ask.wait(seconds: 10)
        #expect(ask.sign(declaration, try token()) == first)
    }

    @Test func theSameRequestAfterTheRulesChangedGetsTheReceiptAndTheVerdictOfThen() throws {
        let line = SigningAsking.line("signer", ["declaration": declaration, "jeton": .string(try token())])
        let first = try #require(ask.text(line))
        try ask.change(.price)
        #expect(ask.text(line) == first)
        try ask.change(.strictness)
        #expect(ask.text(line) == first)
    }

    @Test func rulesThatWereRemovedFromTheArchiveAreSaidInPlaceOfTheVerdict() throws {
        let line = SigningAsking.line("signer", ["declaration": declaration, "jeton": .string(try token())])
        let (first, old) = (try JSONReader.parse(Array((ask.text(line) ?? "").utf8)), ask.version)
        try ask.change(.price)
        try #require(ask.desk).archive.remove(old)
        let again = try JSONReader.parse(Array((ask.text(line) ?? "").utf8))
        #expect(again.at("/result/recu") == first.at("/result/recu"))
        #expect(again.at("/result/verdict") == .null)
        #expect(again.at("/result/verdict_absent")?.string?.contains("archive") == true)
    }

    @Test func theDayThatWasJudgedIsTheDayThatIsSigned() throws {
        for day in ["2023-11-15", "2023-12-20"] {
            let token = try #require(ask.token(plain.with("/numero", .string(day)), day: day))
            let answer = ask.sign(declaration.with("/numero", .string(day)), token)
            #expect(answer.at("/result/recu/date")?.string == day, "\(answer)")
            let judged = ask(
                "valider", ["declaration": declaration.with("/numero", .string(day)), "en_date": .string(day)])
            #expect(answer.at("/result/verdict") == judged["result"])
        }
    }

    @Test func aTokenOfAShortVerdictSignsTheWholeOne() throws {
        let token = ask("valider", ["declaration": plain, "brief": true, "jeton": true]).at("/result/jeton")?.string
        let answer = ask.sign(declaration, try #require(token))
        #expect(answer.at("/result/verdict") == ask("valider", ["declaration": declaration])["result"])
    }

    @Test func howADeclarationIsFormattedDoesNotMatter() throws {
        let pretty = String(decoding: JSONWriter.bytes(of: declaration, .pretty), as: UTF8.self)
            .replacing("\n", with: " ")
        let token = try token()
        let line =
            #"{"jsonrpc":"2.0","id":1,"method":"signer","params":{"jeton":"\#(token)","declaration":\#(pretty)}}"#
        let one = try JSONReader.parse(Array((ask.text(line) ?? "").utf8))
        #expect(one.at("/result/recu") == ask.sign(declaration, token).at("/result/recu"))
    }

    @Test func aDeclarationWithoutANumberIsSignedUnderNone() throws {
        let bare = plain.without("/numero")
        guard let token = ask.token(bare) else { return }
        #expect(ask.sign(bare.signed(), token).at("/result/recu/declaration") == .null)
    }

    @Test func aBatchSignsAndJudgesInItsOrder() throws {
        let token = try token()
        let other = plain.with("/numero", "6")
        let next = try #require(ask.token(other))
        let sign = SigningAsking.line("signer", ["declaration": declaration, "jeton": .string(token)], id: 1)
        let lines = [
            sign, SigningAsking.line("valider", ["declaration": plain], id: 2),
            SigningAsking.line("signer", ["declaration": other.signed(), "jeton": .string(next)], id: 3),
            sign.replacing("\"id\":1", with: "\"id\":4"),
        ]
        let text = try #require(ask.text("[" + lines.joined(separator: ",") + "]"))
        let answers = try #require(try JSONReader.parse(Array(text.utf8)).array)
        #expect(answers.map { $0["id"]?.integer } == [1, 2, 3, 4])
        #expect(answers[2].at("/result/recu/numero") == 2)
        #expect(answers[0]["result"] == answers[3]["result"])
        #expect(answers[1].at("/result/statut") != nil)
    }

    // MARK: What is refused

    @Test func aTokenIsGoodForADayAndNoLonger() throws {
        let token = try token()
        ask.wait(seconds: 86_401)
        #expect(reason(ask.sign(declaration, token)) == "expire")
        #expect(ask.sign(declaration, try self.token()).at("/result/recu/numero") == 1)
        let other = plain.with("/numero", "6")
        let next = try #require(ask.token(other))
        ask.wait(seconds: 86_400)
        #expect(ask.sign(other.signed(), next).at("/result/recu/numero") == 2)
    }

    @Test(
        arguments: [
            ("/numero", "6"), ("/salaries/0/date_naissance", "1985-02-04"), ("/salaries/0/poste", "Menuisière"),
            ("/adherent/contact/email", "autre@example.fr"), ("/inconnu", "x"),
        ])
    func aDeclarationWithAnythingChangedIsAnother(_ pointer: String, _ value: String) throws {
        let token = try token()
        #expect(reason(ask.sign(declaration.with(pointer, .string(value)), token)) == "autre_declaration")
    }

    @Test func whatIsNoTokenOfTheServiceIsIllegible() throws {
        let token = try token()
        let other = try SigningAsking()
        for strange in ["", "x", token + "A", String(token.dropLast()), try #require(other.token(plain))] {
            #expect(reason(ask.sign(declaration, strange)) == "jeton_illisible")
        }
    }

    @Test func anotherSignatureOfASignedDeclarationIsToldItsReceipt() throws {
        let token = try token()
        _ = ask.sign(declaration, token)
        let answer = ask.sign(plain.signed(.signature.with("/nom", "Une Autre")), token)
        #expect(reason(answer) == "deja_signee")
        #expect(answer.at("/error/data/recu") == 1)
        #expect(try ask.journal().count { $0 == "\n" } == 1)
    }

    @Test func changedRulesGiveTheNewVerdictWhatDiffersAndANewToken() throws {
        let token = try token()
        try keepRules()
        let before = ask("valider", ["declaration": declaration])["result"]
        try ask.change(.price)
        let answer = ask.sign(declaration, token)
        #expect(reason(answer) == "regles_changees")
        let now = ask("valider", ["declaration": declaration])["result"]
        #expect(answer.at("/error/data/verdict") == now && now != before)
        let differences = try #require(answer.at("/error/data/differences")?.array)
        let changed = try #require(differences.first { $0["chemin"]?.string?.hasPrefix("/estimation/") == true })
        let pointer = try #require(changed["chemin"]?.string)
        #expect(changed["avant"] == before?.at(pointer) && changed["apres"] == now?.at(pointer))
        #expect(!differences.contains { $0["chemin"] == "/regles" || $0["chemin"] == "/regles/version" })
        let next = try #require(answer.at("/error/data/jeton")?.string)
        #expect(ask.sign(declaration, next).at("/result/verdict") == now)
        #expect(reason(ask.sign(plain.with("/numero", "6").signed(), token)) == "autre_declaration")
    }

    @Test func rulesUnderWhichItCanNoLongerBeSignedGiveNoToken() throws {
        let token = try token()
        try keepRules()
        try ask.change(.strictness)
        let answer = ask.sign(declaration, token)
        #expect(reason(answer) == "regles_changees")
        #expect(answer.at("/error/data/verdict/statut") == "refusee")
        #expect(answer.at("/error/data/jeton") == nil)
        #expect(answer.at("/error/data/message")?.string?.contains("ne peut plus être signée") == true)
        #expect(answer.at("/error/data/differences")?.array?.isEmpty == false)
    }

    @Test func whatDiffersFromRulesThatNobodyKeptIsNotKnown() throws {
        let token = try token()
        try ask.change(.price)
        // Nothing was signed under the old ones, and there is no store of accepted rules here.
        let answer = ask.sign(declaration, token)
        #expect(reason(answer) == "regles_changees")
        #expect(answer.at("/error/data/differences") == .null)
    }

    @Test func aSignatureThatDoesNotDoIsRefusedWithTheVerdict() throws {
        let answer = ask.sign(plain.signed(.signature.with("/certifie_exactitude", false)), try token())
        #expect(answer.at("/error/code") == -32602)
        #expect(answer.at("/error/data/chemin") == "/signature")
        #expect(answer.at("/error/data/verdict/statut") == "refusee")
        #expect(ask.desk?.journal.end.number == 0)
    }

    @Test func whatIsNotSignedIsSaid() throws {
        let token = try token()
        for bare in [plain, plain.with("/signature", .null)] {
            let answer = ask.sign(bare, token)
            #expect(answer.at("/error/code") == -32602)
            #expect(answer.at("/error/data/chemin") == "/signature")
        }
        #expect(ask("signer", ["declaration": declaration]).at("/error/data/parametre") == "jeton")
        #expect(ask("signer", ["jeton": "x"]).at("/error/data/parametre") == "declaration")
        let more = ask("signer", ["declaration": declaration, "jeton": .string(token), "en_date": "2023-11-15"])
        #expect(more.at("/error/data/parametre") == "en_date")
        #expect(ask("signer", ["declaration": 3, "jeton": .string(token)]).at("/error/code") == -32602)
        #expect(ask.desk?.journal.end.number == 0)
    }

    @Test func aNotificationSignsAndIsNotAnswered() throws {
        let line = SigningAsking.line("signer", ["declaration": declaration, "jeton": .string(try token())])
        #expect(ask.text(line.replacing("\"id\":1,", with: "")) == nil)
        #expect(ask.desk?.journal.end.number == 1)
    }

    // MARK: What is kept

    @Test func nothingOfAnybodyStandsInReceiptOrJournal() throws {
        let answer = ask.sign(declaration, try token())
        let texts = [
            try ask.journal(),
            String(decoding: JSONWriter.bytes(of: answer.at("/result/recu") ?? .null), as: UTF8.self),
        ]
        for text in texts {
            #expect(text.contains("sceau"))
            for word in [
                "Camille", "Dupond", "example.fr", "1985", "45351708800010", "Menuisier", "632d", "16.23Z", "virement",
                "SI\"", "certifie",
            ] {
                #expect(!text.contains(word), "\(word)")
            }
        }
    }

    @Test func theRulesOfAReceiptAreArchivedWhole() throws {
        _ = ask.sign(declaration, try token())
        let archive = try #require(ask.desk).archive
        #expect(try archive.entries().map(\.version) == [ask.version])
        #expect(try archive.files(of: ask.version).version == ask.version)
    }
}
