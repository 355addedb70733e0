import AvalJSON
import Testing

/// JSON-RPC 2.0 as the daemon speaks it: what is a request, what is asked for, what is answered.
struct RequestTests {
    private static func ask(_ line: String) throws -> JSONValue { try Daemon.shared.get().connect().askJSON(line) }

    private static func code(_ line: String) throws -> Int? { try ask(line)["error"]?["code"]?.integer }

    @Test(arguments: ["7", "-1", "1.5e3", "12345678901234567890", #""""#, #""a\u00e9b""#, "null"])
    func anIdentifierComesBackAsItStood(_ id: String) throws {
        let answer = try Daemon.shared.get().connect().ask(#"{"jsonrpc":"2.0","id":\#(id),"method":"nul"}"#)
        #expect(answer.hasPrefix(#"{"jsonrpc":"2.0","id":\#(id),"error":{"code":-32601"#))
    }

    @Test(arguments: ["{}", "[1]", "true", "false"])
    func anIdentifierThatIsNoneIsAnInvalidRequestWithoutIdentifier(_ id: String) throws {
        let answer = try Self.ask(#"{"jsonrpc":"2.0","id":\#(id),"method":"etat"}"#)
        #expect(answer["error"]?["code"]?.integer == -32600)
        #expect(answer["id"] == .null)
    }

    @Test func aNotificationGetsNoAnswerEvenWhenItIsWrong() throws {
        let client = try Daemon.shared.get().connect()
        try client.send(#"{"jsonrpc":"2.0","method":"etat"}"# + "\n" + #"{"jsonrpc":"2.0","method":"nul"}"# + "\n")
        try client.send(#"{"jsonrpc":"2.0","method":"valider","params":[]}"# + "\n")
        #expect(try client.ask(#"{"jsonrpc":"2.0","id":9,"method":"nul"}"#).hasPrefix(#"{"jsonrpc":"2.0","id":9,"#))
    }

    @Test(arguments: [
        (#"{"jsonrpc":"1.0","id":7,"method":"etat"}"#, -32600), (#"{"id":7,"method":"etat"}"#, -32600),
        (#"{"jsonrpc":2.0,"id":7,"method":"etat"}"#, -32600), (#"{"jsonrpc":"2.0","id":7}"#, -32600),
        (#"{"jsonrpc":"2.0","id":7,"method":5}"#, -32600), (#"{"jsonrpc":"2.0","id":7,"method":"Etat"}"#, -32601),
        (#"{"jsonrpc":"2.0","id":7,"method":"etat","params":[]}"#, -32602),
        (#"{"jsonrpc":"2.0","id":7,"method":"etat","params":5}"#, -32602),
        (#"{"jsonrpc":"2.0","id":7,"method":"etat","params":{"x":1}}"#, -32602),
        (#"{"jsonrpc":"2.0","id":7,"method":"valider"}"#, -32602),
    ])
    func aWrongRequestIsToldWithItsIdentifier(_ line: String, _ code: Int) throws {
        let answer = try Self.ask(line)
        #expect(answer["error"]?["code"]?.integer == code)
        #expect(answer["id"]?.integer == 7)
    }

    @Test func aKeyWrittenTwiceInTheRequestMakesItInvalid() throws {
        let answer = try Self.ask(#"{"jsonrpc":"2.0","id":7,"id":8,"method":"etat"}"#)
        #expect(answer["error"]?["code"]?.integer == -32600)
        #expect(answer["id"] == .null)
    }

    @Test func aRequestOfTooManyKeysIsNotToldThatOneIsWrittenTwice() throws {
        let keys = (0..<70).map { #""k\#($0)":1"# }.joined(separator: ",")
        let message = try Self.ask("{\(keys)}")["error"]?["data"]?["message"]?.string
        #expect(message == "la requête a plus de 64 clés")
    }

    @Test func namesMayBeWrittenWithEscapes() throws {
        let answer = try Self.ask(#"{"jsonrpc":"2.0","id":7,"meth\u006fd":"et\u0061t"}"#)
        #expect(answer["result"]?["version"]?.string?.hasPrefix("sha256:") == true)
    }

    @Test(arguments: [
        ("5", -32600), (#""x""#, -32600), ("null", -32600), ("{", -32700), ("nul", -32700), ("{}}", -32700),
    ])
    func aLineThatIsNoRequestIsToldWithoutIdentifier(_ line: String, _ code: Int) throws {
        let answer = try Self.ask(line)
        #expect(answer["error"]?["code"]?.integer == code)
        #expect(answer["id"] == .null)
    }

    @Test func blankLinesAreNoRequestsAndCarriageReturnsAreWhiteSpace() throws {
        let client = try Daemon.shared.get().connect()
        try client.send("\n\r\n   \n\t\n" + #"{"jsonrpc":"2.0","id":5,"method":"nul"}"# + "\r\n")
        #expect(try client.line()?.hasPrefix(#"{"jsonrpc":"2.0","id":5,"#) == true)
    }

    @Test func aLastLineWithoutItsEndIsAnswered() throws {
        let client = try Daemon.shared.get().connect()
        try client.send(#"{"jsonrpc":"2.0","id":5,"method":"nul"}"#)
        client.endSending()
        #expect(try client.line()?.hasPrefix(#"{"jsonrpc":"2.0","id":5,"#) == true)
        #expect(try client.line() == nil)
    }

    // MARK: Batches

    @Test func aBatchIsAnsweredElementByElementWithoutTheNotifications() throws {
        let answer = try Self.ask(
            #"[{"jsonrpc":"2.0","id":"a","method":"nul"},1,{"jsonrpc":"2.0","method":"etat"},"#
                + #"{"jsonrpc":"2.0","id":"b","method":"valider"},{"jsonrpc":"2.0","id":"c","method":"etat"}]"#)
        #expect(answer.array?.map { $0["id"]?.string } == ["a", nil, "b", "c"])
        #expect(answer.array?.map { $0["error"]?["code"]?.integer } == [-32601, -32600, -32602, nil])
    }

    @Test func aBatchOfNotificationsGetsNoAnswer() throws {
        let client = try Daemon.shared.get().connect()
        try client.send(#"[{"jsonrpc":"2.0","method":"etat"},{"jsonrpc":"2.0","method":"nul"}]"# + "\n")
        #expect(try client.ask("[]").contains("-32600"))
    }

    @Test func aThousandRequestsAreABatchAndOneMoreAreTooMany() throws {
        let one = #"{"jsonrpc":"2.0","id":1,"method":"nul"}"#
        let batch = { (count: Int) in "[" + Array(repeating: one, count: count).joined(separator: ",") + "]" }
        #expect(try Self.ask(batch(1000)).array?.count == 1000)
        #expect(try Self.code(batch(1001)) == -32004)
    }
}
