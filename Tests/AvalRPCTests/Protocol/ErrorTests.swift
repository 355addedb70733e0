import AvalJSON
import AvalTestSupport
import AvalValues
import Testing

@testable import AvalRPC

/// Each error of the protocol: its number, its identifier, what it says and where.
struct ErrorTests {
    private let ask: Asking
    init() throws { ask = try Asking(maxLine: 1000) }

    private static func nested(_ levels: Int) -> String {
        String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }

    @Test(arguments: [
        ("{", -32700), ("nul", -32700), ("{}}", -32700), (#"{"a":"\u{1}"}"#, -32700), ("5", -32600), ("null", -32600),
        ("{}", -32600), ("[]", -32600), (#"{"jsonrpc":"1.0","method":"etat"}"#, -32600),
        (#"{"jsonrpc":"2.0","id":{},"method":"etat"}"#, -32600), (nested(68), -32002),
    ])
    func aLineThatIsNoRequestIsToldWithoutIdentifier(_ line: String, _ number: Int) {
        let answer = ask(line)
        #expect(answer["error"]?["code"]?.integer == number)
        #expect(answer["id"] == .null)
        #expect(answer["error"]?["message"]?.string?.isEmpty == false)
    }

    @Test func aLineThatIsNotUTF8IsToldWithItsColumn() throws {
        let bytes = try #require(ask.bytes([UInt8(ascii: "["), UInt8(ascii: "\""), 0xFF, UInt8(ascii: "\"")]))
        let answer = try JSONReader.parse(bytes)
        #expect(answer.at("/error/code")?.integer == -32700)
        #expect(answer.at("/error/data/colonne")?.integer == 3)
    }

    @Test func aByteOrderMarkIsToldAsOne() throws {
        let error = ask("\u{FEFF}{}")["error"]
        #expect(error?["code"]?.integer == -32700)
        #expect(error?.at("/data/message")?.string?.contains("BOM") == true)
        #expect(error?.at("/data/colonne")?.integer == 1)
    }

    @Test func anUnknownMethodIsToldWithThoseThatThereAre() {
        let error = ask("nul", [:])["error"]
        #expect(error?["code"]?.integer == -32601)
        #expect(
            error?.at("/data/message")?.string
                == "méthodes : valider, signer, situer, rendez_vous, referentiel, recharger, chercher, etat")
    }

    @Test(
        arguments: [
            ("etat", ["x": 1], "x"), ("referentiel", ["en_date": "2023-02-30"], "en_date"),
            ("valider", [:], "declaration"), ("valider", ["declaration": .null], "declaration"),
            ("valider", ["declaration": [:], "etape": "signer"], "etape"),
            ("valider", ["declaration": [:], "brief": 1], "brief"),
        ] as [(String, JSONValue, String)])
    func aParameterThatIsNotWhatIsDueIsNamed(_ method: String, _ parameters: JSONValue, _ name: String) {
        let error = ask(method, parameters)["error"]
        #expect(error?["code"]?.integer == -32602)
        #expect(error?.at("/data/parametre")?.string == name)
    }

    @Test func aParameterThatMayHoldAnythingIsNotNamed() {
        let error = ask("etat", ["MARTIN Jean": 1])["error"]
        #expect(error?["code"]?.integer == -32602 && error?.at("/data/parametre") == nil)
    }

    @Test func parametersByIndexAreNoParameters() {
        let answer = ask(#"{"jsonrpc":"2.0","id":7,"method":"etat","params":[]}"#)
        #expect(answer.at("/error/code")?.integer == -32602 && answer["id"]?.integer == 7)
    }

    @Test(
        arguments: [
            ("/date", "2023-02-30", -32602, "/date"), ("/exercice", "x", -32602, "/exercice"),
            ("/salaries/0/id", "180027505600169", -32602, "/salaries/0/id"),
        ] as [(String, JSONValue, Int, String)])
    func aDeclarationThatCannotBeJudgedIsToldWithItsPointer(
        _ path: String, _ value: JSONValue, _ number: Int, _ pointer: String
    ) {
        let error = ask("valider", ["declaration": Declarations.plain.with(path, value)])["error"]
        #expect(error?["code"]?.integer == number)
        #expect(error?["message"]?.string == "Paramètres invalides")
        #expect(error?.at("/data/chemin")?.string == pointer)
        #expect(error?.at("/data/ligne")?.integer == 1)
        #expect((error?.at("/data/colonne")?.integer ?? 0) > 1)
    }

    @Test(arguments: [
        (#"{"jsonrpc":"2.0","id":"a","method":"valider","params":DEEP}"#, "a" as JSONValue),
        (#"{"params":{"declaration":DEEP},"jsonrpc":"2.0","id":7,"method":"valider"}"#, 7),
        (#"{"params":DEEP,"id":{"x":1}}"#, .null), (#"{"params":DEEP,"method":"etat"}"#, .null),
        (#"{"params":DEEP,"id":3"#, 3), ("DEEP", .null),
    ])
    func aLineTooDeepKeepsTheIdentifierThatCanBeRead(_ line: String, _ id: JSONValue) {
        for deep in [
            String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000),
            String(repeating: #"{"]":"#, count: 70) + #""}""# + String(repeating: "}", count: 70),
        ] {
            let answer = ask(line.replacing("DEEP", with: deep))
            #expect(answer.at("/error/code")?.integer == -32002)
            #expect(answer["id"] == id)
        }
    }

    @Test func aNumberThatAFingerprintWouldConfuseHasItsColumn() {
        let line =
            #"{"jsonrpc":"2.0","id":1,"method":"valider","params":{"empreinte":true,"declaration":"#
            + #" {"exercice":2023,"date":"2023-11-15","x":{"y":[1,9007199254740993]},"salaries":[]}}}"#
        let data = ask(line).at("/error/data")
        #expect(data?["chemin"]?.string == "/x/y/1")
        #expect(data?["colonne"]?.integer == 50)
        #expect(ask(line.replacing("true", with: "false")).at("/result/statut") != nil)
    }

    @Test(arguments: [
        "nir_1850225999999", "x185022599999931", "n1_85_02_25_999_999", "nir_18502_2a_999_999", "a1234567890123b",
    ])
    func anUnknownNameThatHoldsSoManyDigitsIsNotRepeated(_ name: String) {
        let unknown = ask("valider", .object([JSONMember("declaration", Declarations.plain), JSONMember(name, 1)]))
        let parameter = String(decoding: JSONWriter.bytes(of: unknown), as: UTF8.self)
        #expect(!parameter.contains(name))
        let field = ask("valider", ["declaration": Declarations.plain.with("/" + name, 1)])
        #expect(field.at("/result/statut") != nil)
        #expect(!String(decoding: JSONWriter.bytes(of: field), as: UTF8.self).contains(name))
        let repeated =
            #"{"jsonrpc":"2.0","id":1,"method":"valider","params":{"declaration":{"\#(name)":1,"\#(name)":2}}}"#
        #expect(ask.text(repeated)?.contains("error") == true && ask.text(repeated)?.contains(name) == false)
    }

    @Test func aDeclarationTooDeepOrTooLongHasItsOwnNumbers() {
        let deep = (0..<64).reduce(JSONValue.null) { inner, _ in .array([inner]) }
        let codes = JSONValue.array((0...1000).map { .string("c\($0)") })
        let tooDeep = ask("valider", ["declaration": Declarations.plain.with("/autre", deep)])["error"]
        #expect(tooDeep?["code"]?.integer == -32002 && tooDeep?["message"]?.string == "Imbrication trop profonde")
        let tooMany = ask("valider", ["declaration": Declarations.plain.with("/determinants", codes)])["error"]
        #expect(tooMany?["code"]?.integer == -32004 && tooMany?["message"]?.string == "Trop d'éléments")
    }

    @Test func aLineTooLongIsToldWithTheLimit() throws {
        let bytes = try #require(ask.answer { ask.worker.answerLineTooLong(into: &$0) })
        let answer = try JSONReader.parse(bytes)
        #expect(answer.at("/error/code")?.integer == -32001)
        #expect(answer.at("/error/message")?.string == "Ligne trop longue : 1000 octets au plus")
        #expect(answer["id"] == .null)
    }

    @Test(arguments: [
        (#"{"jsonrpc":"2.0","id":7,"method":"etat"}"#, 7 as JSONValue), (#"{"jsonrpc":"2.0","id":7,"meth"#, .null),
    ])
    func anOverloadIsToldWithTheIdentifierWhereTheWholeLineCame(_ line: String, _ id: JSONValue) throws {
        let bytes = ask.answer { output in
            ByteView.with(line) { ask.worker.answerOverload(to: $0, into: &output) }
        }
        let answer = try JSONReader.parse(try #require(bytes))
        #expect(answer.at("/error/code")?.integer == -32003 && answer["id"] == id)
    }

    @Test func oneClientTooManyIsAnOverload() throws {
        let bytes = try #require(ask.answer { ask.worker.answerTooManyConnections(into: &$0) })
        #expect(try JSONReader.parse(bytes).at("/error/code")?.integer == -32003)
    }
}
