import AvalJSON
import Testing

extension Load {
    /// What a fingerprint may take of the daemon, whatever stands in the fields that it does not know.
    @Suite struct FingerprintLoadTests {
        private static func request(_ member: String, id: Int = 1, more: String = #","empreinte":true"#) -> String {
            let declaration = Sample.declaration.replacing(#""exercice""#, with: #""inconnu":\#(member),"exercice""#)
            return Sample.request(declaration, id: "\(id)", more: more)
        }

        /// Lines near the longest: lists in lists, one long text of escapes, numbers, and objects in objects.
        private static let shapes: [String] = [
            "[" + Array(repeating: "[[[]],[[]]]", count: 1_200_000).joined(separator: ",") + "]",
            "\"" + String(repeating: #"\u00e9"#, count: 2_400_000) + "\"",
            "[" + String(repeating: "1.5,", count: 3_500_000) + "2]",
            String(repeating: #"{"a":[1],"b":"#, count: 50) + "\"" + String(repeating: "x", count: 14 << 20) + "\""
                + String(repeating: "}", count: 50),
        ]

        @Test func fourFingerprintsOfHugeUnknownFieldsHoldNoMoreThanTheirLines() throws {
            let daemon = try Daemon()
            for shape in Self.shapes {
                let clients = try (0..<4).map { _ in try daemon.connect() }
                let senders = clients.enumerated().map { number, client in
                    Threaded { try client.send(Self.request(shape, id: number) + "\n") }
                }
                for (number, client) in clients.enumerated() {
                    let answer = try #require(try client.line(seconds: 120))
                    #expect(Sample.verdict(in: answer, id: "\(number)")?.contains("sha256:") == true)
                }
                for sender in senders { try sender.join() }
            }
            // Its own, four lines as they come in and as they are judged.
            #expect(daemon.peak < 64 + 4 * 2 * 16)
        }

        @Test func moreUnknownKeysThanTheLimitAreRefusedWithAnErrorOfTheirOwn() throws {
            let daemon = try Daemon()
            let keys = (0..<100_001).map { "\"k\($0)\":0" }.joined(separator: ",")
            for more in ["", #","empreinte":true"#] {
                let error = try daemon.connect().askJSON(Self.request("{\(keys)}", more: more))["error"]
                #expect(error?["code"]?.integer == -32004)
                #expect(error?["data"]?["chemin"]?.string == "/inconnu")
            }
            #expect(daemon.peak < 64 + 32)
        }
    }
}
