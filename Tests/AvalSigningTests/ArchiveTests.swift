import AvalLoading
import AvalSource
import AvalSystem
import Testing

@testable import AvalSigning

@Suite("The archive of rules")
struct ArchiveTests {
    private let folder: MemoryFolder
    private let archive: RuleArchive

    init() throws {
        folder = try MemoryFolder()
        archive = RuleArchive(at: folder.at("archives"))
    }

    private func files(_ text: String) -> RuleFiles {
        func entry(_ path: String, _ text: String) -> RuleFiles.Entry {
            RuleFiles.Entry(path: path, source: SourceFile(path: path, text: text))
        }
        return RuleFiles(
            rules: [entry("a.yaml", text), entry("sous/dossier/b.yaml", "b: é\n"), entry("sous/c.yaml", "c: 1\n")],
            tariffs: [entry("2026.yaml", "t: 1\n")])
    }

    @Test func aSetIsKeptWholeAndReadBackByItsHash() throws {
        let files = files("a: 1\n")
        try archive.keep(files)
        let read = try RuleArchive(at: archive.path).files(of: files.version)
        #expect(read.version == files.version)
        #expect(read.rules.map(\.path) == files.rules.map(\.path))
        #expect(read.rules.map(\.source.bytes) == files.rules.map(\.source.bytes))
        #expect(read.tariffs.map(\.source.bytes) == files.tariffs.map(\.source.bytes))
        #expect(try folder.names("archives") == ["sha256-" + files.version.dropFirst(7)])
        #expect(try FileStatus(of: archive.path).permissions == 0o700)
    }

    @Test func aSetIsKeptOnceAndEachByItself() throws {
        for _ in 0..<3 { try archive.keep(files("a: 1\n")) }
        try RuleArchive(at: archive.path).keep(files("a: 1\n"))
        try archive.keep(files("a: 2\n"))
        #expect(Set(try archive.entries().map(\.version)) == [files("a: 1\n").version, files("a: 2\n").version])
    }

    @Test func whatIsNotThereIsSaid() throws {
        let version = files("a: 1\n").version
        #expect(throws: ArchiveError.missing(version)) { _ = try archive.files(of: version) }
        #expect(try archive.entries().isEmpty)
        for strange in ["", "../../etc", "sha256:../..", version.uppercased()] {
            #expect(throws: ArchiveError.missing(strange)) { _ = try archive.files(of: strange) }
        }
    }

    @Test func aSetWithAnyFileChangedMissingOrAddedIsDamaged() throws {
        let files = files("a: 1\n")
        let name = "archives/sha256-" + files.version.dropFirst(7) + "/"
        for change in 0..<3 {
            try archive.keep(files)
            switch change {
            case 0: try folder.write(name + "Rules/a.yaml", Array("a: 2\n".utf8))
            case 1: try folder.remove(name + "Rules/sous/c.yaml")
            default: try folder.write(name + "Tariffs/2027.yaml", Array("t: 2\n".utf8))
            }
            #expect(throws: ArchiveError.damaged(archive.path(of: files.version))) {
                _ = try archive.files(of: files.version)
            }
            // A service that starts again and signs under them puts them right.
            try RuleArchive(at: archive.path).keep(files)
            #expect(try archive.files(of: files.version).version == files.version)
        }
    }

    @Test func aSetThatIsRemovedIsKeptAgainWhenItIsSignedUnder() throws {
        let files = files("a: 1\n")
        try archive.keep(files)
        try archive.remove(files.version)
        #expect(throws: ArchiveError.missing(files.version)) { _ = try archive.files(of: files.version) }
        try archive.keep(files)
        #expect(try archive.files(of: files.version).version == files.version)
        // Another process may have removed it.
        try RuleArchive(at: archive.path).remove(files.version)
        try archive.keep(files)
        #expect(try archive.files(of: files.version).version == files.version)
    }

    @Test func whatAStopLeftHalfWrittenIsNoSet() throws {
        let files = files("a: 1\n")
        try folder.write("archives/.draft-sha256-\(files.version.dropFirst(7))/Rules/a.yaml", Array("a".utf8))
        try folder.write("archives/sha256-\(files.version.dropFirst(7))/Rules/a.yaml", Array("a".utf8))
        try folder.write("archives/notes", [])
        #expect(throws: ArchiveError.damaged(archive.path(of: files.version))) {
            _ = try archive.files(of: files.version)
        }
        try archive.keep(files)
        #expect(try archive.files(of: files.version).version == files.version)
        #expect(try archive.entries().map(\.version) == [files.version])
        #expect(!folder.exists("archives/.draft-sha256-\(files.version.dropFirst(7))"))
    }
}
