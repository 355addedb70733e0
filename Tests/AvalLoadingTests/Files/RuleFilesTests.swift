import AvalSource
import Foundation
import Glibc
import Testing

@testable import AvalLoading

@Suite("Reading the folders of rules and tariffs")
struct RuleFilesTests {
    @Test func filesComeInByteOrderUnderBothTheirPaths() throws {
        let folder = try TemporaryFolder.holding(rule: "a: 1\n")
        try folder.write("Rules/a/z.yaml", "z: 1\n")
        try folder.write("Rules/B.yaml", "b: 1\n")
        try folder.write("Rules/é.yaml", "e: 1\n")
        let files = try #require(
            RuleFiles.read(RuleFolders(rules: folder.at("Rules//"), tariffs: folder.at("Tariffs"))).files)
        // « . » comes before « / » in byte order, and capitals before both.
        #expect(files.rules.map(\.path) == ["B.yaml", "a.yaml", "a/z.yaml", "é.yaml"])
        #expect(files.rules[2].source.path == folder.at("Rules/a/z.yaml"))
        #expect(files.rules[2].source.bytes == Array("z: 1\n".utf8))
        #expect(files.tariffs.map(\.path) == ["2025.yaml"])
        #expect(files.count == 5)
    }

    @Test func editorsLeftoversAndOtherFilesAreNobodysConcern() throws {
        let folder = try TemporaryFolder.holding(rule: "a: 1\n")
        let before = try #require(RuleFiles.read(folder.folders).files)
        for name in [
            ".a.yaml.swp", "a.yaml~", "a.yaml.bak", "#a.yaml#", ".git/x.yaml", "notes.md", "prix.csv", "schema.json",
            "sub~/b.yaml",
        ] {
            try folder.write("Rules/" + name, "x")
        }
        // What an editor leaves to say who edits: a link to nowhere, hidden.
        #expect(symlink("user@host.1234", folder.at("Rules/.#a.yaml")) == 0)
        let after = RuleFiles.read(folder.folders)
        #expect(after.findings == [])
        #expect(after.files?.version == before.version)
    }

    @Test(arguments: ["b.yml", "b.YAML", "b.Yml", "b.yaml.txt"])
    func aFileMeantAsRulesUnderAnotherExtensionIsAFinding(_ name: String) throws {
        let folder = try TemporaryFolder.holding(rule: "a: 1\n")
        try folder.write("Rules/" + name, "b: 1\n")
        let reading = RuleFiles.read(folder.folders)
        #expect(reading.files == nil)
        #expect(reading.findings.map(\.code) == ["extension_non_lue"])
        #expect(reading.findings.first?.span?.file.path == folder.at("Rules/" + name))
    }

    @Test func allThatIsWrongIsSaidAtOnce() throws {
        let folder = try TemporaryFolder()
        try folder.write("Rules/b.yml", "")
        try folder.makeFolder("Rules/dossier.yaml")
        try folder.link("Rules/rond.yaml", to: "rond.yaml")
        try folder.link("Rules/rompu.yaml", to: "absent")
        try folder.link("Rules/rompu", to: "absent")
        try folder.makeFolder("Rules/sub")
        try folder.link("Rules/sub/haut", to: "..")
        #expect(mkfifo(folder.at("Rules/tube.yaml"), 0o600) == 0)
        let codes = RuleFiles.read(folder.folders).findings.map(\.code)
        #expect(
            codes == [
                "extension_non_lue", "fichier_illisible", "lien_rompu", "lien_rompu", "fichier_illisible",
                "boucle_de_liens", "fichier_illisible", "dossier_absent",
            ])
    }

    @Test func aFolderThatCannotBeReadSaysWhy() throws {
        let folder = try TemporaryFolder.holding(rule: "a: 1\n")
        func codes(_ rules: String) -> [String] {
            RuleFiles.read(RuleFolders(rules: folder.at(rules), tariffs: folder.at("Tariffs"))).findings.map(\.code)
        }
        #expect(codes("Absent") == ["dossier_absent"])
        #expect(codes("Rules/a.yaml") == ["dossier_invalide"])
        try folder.makeFolder("Vide")
        #expect(codes("Vide") == ["dossier_vide"])
        try folder.link("Rond", to: "Rond")
        #expect(codes("Rond") == ["dossier_illisible"])
        #expect(codes("Rules") == [])
    }

    @Test func aNameThatIsNotUTF8IsAFindingAndDoesNotStopTheOthers() throws {
        let folder = try TemporaryFolder.holding(rule: "a: 1\n")
        let name = (Array(folder.at("Rules/").utf8) + [0xE9] + Array(".yaml".utf8) + [0]).map(CChar.init(bitPattern:))
        let descriptor = open(name, O_CREAT | O_WRONLY, 0o600)
        #expect(descriptor >= 0)
        close(descriptor)
        #expect(RuleFiles.read(folder.folders).findings.map(\.code) == ["nom_invalide"])
    }

    @Test func linksInsideAreFollowed() throws {
        let folder = try TemporaryFolder.holding(rule: "a: 1\n")
        try folder.write("partage/b.yaml", "b: 1\n")
        try folder.link("Rules/lie", to: "../partage")
        try folder.link("Rules/c.yaml", to: "../partage/b.yaml")
        let files = try #require(RuleFiles.read(folder.folders).files)
        #expect(files.rules.map(\.path) == ["a.yaml", "c.yaml", "lie/b.yaml"])
    }

    @Test func everyBoundIsAFindingOfItsOwn() throws {
        let folder = try TemporaryFolder.holding(rule: "0123456789")
        try folder.write("Rules/b/c/d.yaml", "01234")
        func codes(_ change: (inout ReadingLimits) -> Void) -> [String] {
            var limits = ReadingLimits()
            change(&limits)
            return RuleFiles.read(folder.folders, limits: limits).findings.map(\.code)
        }
        #expect(
            codes {
                $0.fileBytes = 10; $0.files = 3; $0.depth = 2
            } == ["fichier_trop_long"])
        #expect(
            codes {
                $0.fileBytes = 15; $0.files = 3; $0.depth = 2; $0.totalBytes = 30
            } == [])
        #expect(codes { $0.totalBytes = 29 } == ["regles_trop_longues"])
        #expect(codes { $0.files = 2 } == ["trop_de_fichiers"])
        #expect(codes { $0.depth = 1 } == ["dossiers_trop_profonds"])
        #expect(codes { $0.entries = 3 } == ["trop_de_fichiers"])
    }

    @Test func linksThatMultiplyEachOtherAreBounded() throws {
        let folder = try TemporaryFolder.holding(rule: "a: 1\n")
        for level in 0..<8 {
            try folder.makeFolder("niveaux/\(level)")
            for link in 0..<10 { try folder.link("niveaux/\(level)/l\(link)", to: "../\(level + 1)") }
        }
        try folder.makeFolder("niveaux/8")
        try folder.link("Rules/liens", to: "../niveaux/0")
        #expect(RuleFiles.read(folder.folders).findings.map(\.code).contains("trop_de_fichiers"))
    }
}
