import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// Rules that would vanish from the daemon because a file is saved by halves, or is gone.
struct RemovalTests {
    private static let file = "Rules/anomalies/adherent.yaml"

    /// The codes of the anomalies of a declaration whose SIRET cannot be.
    private static func codes(_ daemon: Daemon) throws -> [String] {
        let wrong = Sample.request().replacing("45351708800010", with: "45351708800011")
        let answer = try daemon.connect().askJSON(wrong)
        return (answer["result"]?["anomalies"]?.array ?? []).compactMap { $0["code"]?.string }
    }

    private static func last(_ daemon: Daemon) throws -> JSONValue? { try daemon.result("etat")?["dernier_chargement"] }

    @Test func aFileSavedInTwoWritesTakesNoRuleAway() throws {
        // The last rule of its file, without which nothing else is idle: what is left is taken by every check.
        let (file, code) = ("Rules/anomalies/categories.yaml", "categorie_manquante")
        let daemon = try Daemon()
        func isFound() throws -> Bool {
            let request = Sample.request().replacing(#""categorie_declaree":"SI""#, with: #""categorie_declaree":null"#)
            let answer = try daemon.connect().askJSON(request)
            return answer["result"]?["anomalies"]?.array?.contains { $0["code"]?.string == code } == true
        }
        #expect(try isFound())
        let text = try daemon.folder.text(file)
        let cut = try #require(text.range(of: "- code: \(code)")).lowerBound
        try daemon.folder.write(file, String(text[..<cut]))
        try Waiting.until("files that wait", milliseconds: 20) { try Self.last(daemon)?["en_attente"] != nil }
        let removed = try Self.last(daemon)?["changements"]?["supprimes"]?.array?.compactMap(\.string)
        #expect(removed?.contains(code) == true)
        #expect(try isFound())
        #expect(daemon.child.errors.text.contains(code))

        // The other half comes: what was added is there, and nothing was ever missing.
        try daemon.folder.write(file, text + "# fin\n")
        try Waiting.until("the whole file", milliseconds: 20) { try Self.last(daemon)?["accepte"] == true }
        #expect(try isFound())
    }

    @Test func whoAsksTakesTheRuleAwayAndIsToldSo() throws {
        let daemon = try Daemon()
        let text = try daemon.folder.text(Self.file)
        let cut = try #require(text.range(of: "- code: siret_invalide")).lowerBound
        let rest = String(text[cut...].dropFirst())
        let next = try #require(rest.range(of: "- code: ")).lowerBound
        try daemon.folder.write(Self.file, String(text[..<cut]) + String(rest[next...]))
        let answer = try daemon.connect().askJSON(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#)
        #expect(answer["result"]?["changements"]?["supprimes"]?[0]?.string == "siret_invalide")
        #expect(try !Self.codes(daemon).contains("siret_invalide"))
    }

    @Test func aServiceMayTakeRemovalsUnasked() throws {
        let daemon = try Daemon(["--accept-removals"])
        try daemon.folder.remove("Tariffs/2026.yaml")
        try Waiting.until("a tariff less", milliseconds: 20) {
            try Self.last(daemon)?["changements"]?["supprimes"]?[0]?.string == "tarifs/2026"
        }
        #expect(try Self.last(daemon)?["accepte"] == true)
    }
}
