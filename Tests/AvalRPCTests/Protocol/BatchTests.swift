import AvalJSON
import AvalTestSupport
import AvalValues
import Testing

@testable import AvalRPC

/// Identifiers, notifications and batches of JSON-RPC 2.0.
struct BatchTests {
    private let ask: Asking
    init() throws { ask = try Asking() }

    @Test(arguments: ["7", "-1", "1.5e3", "12345678901234567890", #""""#, #""a\u00e9b""#, "null"])
    func anIdentifierComesBackAsItStood(_ id: String) {
        let answer = ask.text(#"{"jsonrpc":"2.0","id":\#(id),"method":"recharger"}"#)
        #expect(answer?.hasPrefix(#"{"jsonrpc":"2.0","id":\#(id),"result":{"version""#) == true)
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","method":"etat"}"#, #"{"jsonrpc":"2.0","method":"nul"}"#,
        #"{"jsonrpc":"2.0","method":"valider","params":[]}"#, " \t",
        #"[{"jsonrpc":"2.0","method":"etat"},{"jsonrpc":"2.0","method":"nul"}]"#,
    ])
    func whatAsksForNoAnswerGetsNoneEvenWhenItIsWrong(_ line: String) {
        #expect(ask.text(line) == nil)
    }

    @Test func aBatchIsAnsweredElementByElementWithoutTheNotifications() {
        let answer = ask(
            #"[{"jsonrpc":"2.0","id":"a","method":"nul"},1,{"jsonrpc":"2.0","method":"etat"},"#
                + #"{"jsonrpc":"2.0","id":"b","method":"valider"},{"jsonrpc":"2.0","id":"c","method":"etat"}]"#)
        #expect(answer.array?.map { $0["id"]?.string } == ["a", nil, "b", "c"])
        #expect(answer.array?.map { $0["error"]?["code"]?.integer } == [-32601, -32600, -32602, nil])
        #expect(answer.array?.last?["result"]?["version"] != nil)
    }

    @Test func aBatchIsJudgedUnderTheRulesInForceAsItBegins() throws {
        try ask.write("deux")
        let one = Declarations.plain
        func request(_ method: String, _ parameters: JSONValue) -> JSONValue {
            ["jsonrpc": "2.0", "id": 1, "method": .string(method), "params": parameters]
        }
        let valider = request("valider", ["declaration": one])
        let batch = JSONWriter.bytes(of: [valider, request("recharger", [:]), valider])
        let answers = try #require(ask(String(decoding: batch, as: UTF8.self)).array)
        let versions = answers.map { $0.at("/result/regles/version") ?? $0.at("/result/version") }
        #expect(versions[0] == versions[2] && versions[0] != versions[1])
        #expect(ask("valider", ["declaration": one]).at("/result/regles/version") == versions[1])
    }

    @Test func aThousandRequestsAreABatchAndOneMoreAreTooMany() {
        let one = #"{"jsonrpc":"2.0","id":1,"method":"nul"}"#
        let batch = { (count: Int) in "[" + Array(repeating: one, count: count).joined(separator: ",") + "]" }
        #expect(ask(batch(1000)).array?.count == 1000)
        #expect(ask(batch(1001)).at("/error/code")?.integer == -32004)
    }

    @Test func theAnswersOfABatchEndAtTheirLimitAndTheRestIsRefused() throws {
        let ask = try Asking(batchAnswers: 500)
        let request: JSONValue = [
            "jsonrpc": "2.0", "id": 1, "method": "valider", "params": ["declaration": Declarations.plain],
        ]
        let batch = JSONValue.array(Array(repeating: request, count: 3))
        let answers = ask(String(decoding: JSONWriter.bytes(of: batch), as: UTF8.self)).array ?? []
        #expect(answers.map { $0["result"] != nil } == [true, false, false])
        #expect(answers.last?.at("/error/code")?.integer == -32004)
    }

    @Test func aLineThatAsksForMuchIsAnsweredOnAThreadForSlowWork() {
        func cost(_ line: String) -> LineCost { ByteView.with(line) { ask.worker.cost(of: $0) } }
        #expect(cost(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#) == .inline)
        #expect(cost("[1]") == .heavy)
        #expect(cost("{" + String(repeating: " ", count: 64 << 10) + "}") == .heavy)
        #expect(cost(#"{"a":["# + String(repeating: "{},", count: 2000) + "1]}") == .heavy)
    }
}
