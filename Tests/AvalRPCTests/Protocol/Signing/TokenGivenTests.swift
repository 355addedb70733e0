import AvalJSON
import AvalOperations
import AvalTestSupport
import Testing

@testable import AvalRPC

/// `valider` with `jeton`: who gets one, and what the verdict is besides.
@Suite("Tokens of verdicts")
struct TokenGivenTests {
    private let plain = Declarations.plain

    private func verdict(_ ask: SigningAsking, _ more: JSONValue, _ declaration: JSONValue? = nil) -> JSONValue {
        let base: JSONValue = ["declaration": declaration ?? plain]
        let parameters = (more.members ?? []).reduce(base) { $0.with("/" + $1.key, $1.value) }
        return ask("valider", parameters)["result"] ?? .null
    }

    @Test func aSignableVerdictHasATokenAndIsTheSameOtherwise() throws {
        let ask = try SigningAsking()
        for more in [
            [:], ["brief": true], ["empreinte": true], ["en_date": "2023-11-20"], ["brief": true, "empreinte": true],
        ] as [JSONValue] {
            let with = verdict(ask, more.with("/jeton", true))
            let token = try #require(with["jeton"]?.string)
            #expect(token.utf8.count <= 1024)
            // The last member, so that all bytes before are those of the verdict without it.
            #expect(with.members?.last?.key == "jeton")
            #expect(with.without("/jeton") == verdict(ask, more))
            #expect(verdict(ask, more.with("/jeton", false)) == verdict(ask, more))
        }
    }

    @Test func theBytesBeforeTheTokenAreThoseOfTheVerdictWithoutIt() throws {
        let ask = try SigningAsking()
        let without = try #require(ask.text(SigningAsking.line("valider", ["declaration": plain])))
        let with = try #require(ask.text(SigningAsking.line("valider", ["declaration": plain, "jeton": true])))
        #expect(with.hasPrefix(without.dropLast(2) + ",\"jeton\":\""))
    }

    @Test func aStepGetsNoneNorDoesWhatIsRefused() throws {
        let ask = try SigningAsking()
        for step in ["informations", "determinants", "salaries", "categories", "estimation", "signature"] {
            #expect(verdict(ask, ["etape": .string(step), "jeton": true])["jeton"] == nil)
        }
        let refused = verdict(ask, ["jeton": true], plain.without("/paiement"))
        #expect((refused["statut"] == "refusee") == (refused["jeton"] == nil))
        let bad = verdict(ask, ["jeton": true], plain.signed(["certifie_exactitude": false]))
        #expect(bad["statut"] == "refusee" && bad["jeton"] == nil)
    }

    @Test func nothingPersonalStandsInAToken() throws {
        let ask = try SigningAsking()
        let token = try #require(ask.token(plain.signed()))
        let payload = String(try #require(token.split(separator: ".").first)).replacing("-", with: "+")
            .replacing("_", with: "/")
        let text = String(decoding: try decoded(payload), as: UTF8.self)
        #expect(text.contains("\"empreinte\":\"sha256:") && text.contains("\"exercice\":2023"))
        for word in ["Camille", "example.fr", "1985", "45351708800010", "Menuisier"] { #expect(!text.contains(word)) }
    }

    private func decoded(_ text: String) throws -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var (bits, count, bytes) = (0, 0, [UInt8]())
        for digit in text.utf8 {
            bits = bits << 6 | (try #require(digits.firstIndex(of: digit)))
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
                bits &= 1 << count - 1
            }
        }
        return bytes
    }

    @Test func withoutADeskThereIsNoTokenAndSigningIsNotOffered() throws {
        let ask = try SigningAsking(signs: false)
        #expect(ask.token(plain) == nil)
        let answer = ask.sign(plain.signed(), "x")
        #expect(answer.at("/error/code") == -32601)
        #expect(answer.at("/error/data/message")?.string?.contains("--state") == true)
        #expect(ask("etat", [:]).at("/result/signature/offerte") == false)
        #expect(ask("etat", [:]).at("/result/sante") == "prete")
    }

    @Test func aReasonThatNamesAPathIsForThoseWhoRunTheDaemon() throws {
        for isAdministrator in [true, false] {
            let ask = try SigningAsking(
                signs: false, isAdministrator: isAdministrator,
                refusal: { .refused("le journal « \($0)/journal » est abîmé", isTrouble: true) })
            let message = ask.sign(plain.signed(), "x").at("/error/data/message")?.string
            #expect(message?.contains("est abîmé") == true)
            #expect(message?.contains(ask.root) == isAdministrator)
            #expect(ask("etat", [:]).at("/result/signature/raison")?.string?.contains(ask.root) == isAdministrator)
        }
    }

    @Test func etatTellsTheKeyAndHowManyReceiptsThereAre() throws {
        let ask = try SigningAsking()
        _ = ask.sign(plain.signed(), try #require(ask.token(plain)))
        let told = ask("etat", [:]).at("/result/signature")
        #expect(told?["offerte"] == true && told?["recus"] == 1)
        #expect(told?["cle"]?.string == ask.desk?.key.publicKey.id)
        #expect(told?["derniere_ligne"]?.string == ask.desk?.journal.end.hash)
    }
}
