import AvalLoading
import AvalSigning
import Foundation
import RuleTestSupport
import Testing

@testable import AvalChanges

@Suite("Editions of the rules, by what people call them")
struct EditionTests {
    private static func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "aval-editions-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in ["Rules", "Tariffs"] {
            try FileManager.default.copyItem(
                atPath: Workshop.root.appending(path: name).path, toPath: path + "/" + name)
        }
        return path
    }

    @Test func aFolderAndAnArchiveGiveTheSameRules() throws {
        let path = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let edition = try EditionReader(archive: nil).edition(path)
        let archive = RuleArchive(at: path + "/archive")
        try archive.keep(edition.files)
        let archived = try EditionReader(archive: path + "/archive").edition(edition.files.version)
        #expect(archived.files.version == edition.files.version)
    }

    @Test(arguments: ["sha256:00", "/nulle/part", "-x", "git:", "Sources"])
    func whatIsNoneSaysSo(_ text: String) throws {
        #expect(throws: EditionError.self) { try EditionReader(archive: "/nulle/part").edition(text) }
    }

    @Test func faultyRulesAreToldWithTheirFindings() throws {
        let path = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("- code: [".utf8).write(to: URL(filePath: path + "/Rules/suivi.yaml"))
        do {
            _ = try EditionReader(archive: nil).edition(path)
            Issue.record("taken")
        } catch {
            guard case .faulty(_, let findings) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(!findings.isEmpty)
        }
    }
}
