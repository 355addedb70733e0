import Foundation
import Glibc
import Testing

/// The service that `Deploy/systemd` describes can be started as it stands there.
struct UnitFileTests {
    private static func unit() throws -> [String: String] {
        let text = try String(contentsOfFile: Program.root + "/Deploy/systemd/aval.service", encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") && $0.contains("=") }
        let pairs = lines.map { line in line.split(separator: "=", maxSplits: 1).map(String.init) }
        return Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first }
    }

    @Test func itsCommandIsOneThatTheProgramTakesWithinItsMemory() throws {
        let folder = try TemporaryFolder.withRules()
        let words = try #require(try Self.unit()["ExecStart"]).split(separator: " ").map(String.init)
        #expect(words.prefix(2) == ["/usr/local/bin/aval", "serve"])
        // Its folders and its groups are those of another machine.
        let own = getgid()
        let places = [
            "/run/aval/aval.sock": folder.at("s"), "/var/lib/aval": folder.at("etat"),
            "/usr/local/share/aval/Rules": folder.at("Rules"), "/usr/local/share/aval/Tariffs": folder.at("Tariffs"),
            "aval-portail": "\(own)", "aval-admin": "\(own)",
        ]
        let options = words.dropFirst(2).map { places[$0] ?? $0 }
        #expect(places.keys.allSatisfy { words.contains($0) })
        // The socket is the helper's own to name.
        let socket = try #require(options.firstIndex(of: "--socket"))
        let others = options[..<socket] + options[(socket + 2)...]
        let daemon = try Daemon(Array(others), in: folder)
        #expect(try daemon.result("etat")?["sante"]?.string == "prete")
    }

    @Test func itsMemoryIsMoreThanItsLimitsPromise() throws {
        let unit = try Self.unit()
        #expect(unit["MemoryMax"] == "1200M")
        let words = try #require(unit["ExecStart"]).split(separator: " ").map(String.init)
        func value(_ option: String) throws -> Int {
            try #require(words.firstIndex(of: option).flatMap { Int(words[$0 + 1]) })
        }
        let promised =
            try value("--max-held-bytes") + value("--max-answer-bytes") + value("--max-connections") * 192 << 10
        #expect(promised + (64 + 112 + 112 + 4 * 96) << 20 <= 1200 << 20)
    }
}
