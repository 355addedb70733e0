import AvalJSON
import Foundation
import Testing
import WaitingTestSupport

/// Receipts and journals held against an Ed25519 and an RFC 8785 that are not ours.
@Suite("Receipts verified without a line of ours")
struct IndependentVerificationTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// Made by `make receipts`, which `make test` runs first.
    private static let python = root.appending(path: ".build/recus/bin/python").path

    /// Whether it is there; where it must be (`AVAL_RECEIPTS=required`, the gate), its absence fails the tests instead.
    private static var isThere: Bool {
        FileManager.default.isExecutableFile(atPath: python)
            || ProcessInfo.processInfo.environment["AVAL_RECEIPTS"] == "required"
    }

    private func verify(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [Self.root.appending(path: "Tests/Receipts/verifier.py").path] + arguments
        let output = Foundation.Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: written, as: UTF8.self))
    }

    @Test(.enabled(if: isThere, "cryptography and rfc8785 are not there: make receipts"))
    func whatARealDaemonSignedIsVerified() throws {
        let folder = try TemporaryFolder.withRules()
        let daemon = try Daemon(["--state", "etat", "--watch", "off"], in: folder)
        let client = try daemon.connect()
        var files: [String] = []
        for number in 1...20 {
            // Numbers, accents and unknown fields are what two canonicalisers would differ on.
            let more = #","note_\#(number)":{"é":[1.50,1e-7,-0.0,123456789012,"€\u0007\"\\"],"a":null}}"#
            let declaration = String(Signing.declaration(number).dropLast()) + more
            try folder.write("\(number).json", Signing.signed(declaration))
            let line = try client.ask(Signing.request(declaration, try client.token(declaration)))
            let result = try #require(line.range(of: #""result":"#)).upperBound
            try folder.write("\(number).recu", String(line[result...].dropLast()))
            files += [folder.at("\(number).recu"), folder.at("\(number).json")]
        }
        let places = [folder.at("etat/cles/publiques"), folder.at("etat/journal")]
        let sound = try verify(places + files)
        #expect(sound.status == 0 && sound.output == "20 reçus, 20 lignes\n", "\(sound)")
        // One digit of one receipt.
        let path = "7.recu"
        let text = try folder.text(path)
        try folder.write(path, text.replacingOccurrences(of: #""numero":7"#, with: #""numero":8"#))
        #expect(try verify(places + files).status != 0)
    }

    @Test(.enabled(if: isThere, "cryptography and rfc8785 are not there: make receipts"))
    func theGoldenReceiptsAreVerified() throws {
        let samples = Self.root.appending(path: "Samples/recus").path
        let names = try FileManager.default.contentsOfDirectory(atPath: samples).filter { $0.hasSuffix(".recu.json") }
        #expect(names.count > 5)
        let files = names.sorted().flatMap { name in
            [samples + "/" + name, samples + "/" + name.replacingOccurrences(of: ".recu.json", with: ".json")]
        }
        let found = try verify([samples + "/cles/publiques", "/nulle/part"] + files)
        #expect(found.status == 0 && found.output == "\(names.count) reçus, 0 lignes\n", "\(found)")
    }
}
