import Foundation
import Glibc
import Testing

/// The command line: what each verb ends with, what it writes where.
struct CommandLineTests {
    /// Folders for a run that needs both, and an accepted and a refused declaration.
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withRules()
        try folder.write("bonne.json", Sample.accepted)
        try folder.write("refusee.json", Sample.declaration)
        return folder
    }

    // MARK: Exit codes

    @Test(arguments: [
        ["--nimporte"], ["nimporte"], ["validate", "--nimporte"], ["validate", "--max-line", "abc"],
        ["validate", "--max-line", "0"], ["validate", "--format", "xml"], ["validate", "--step", "fin"],
        ["validate", "--date", "2023-02-30"], ["serve"], ["serve", "--stdio", "--socket", "s"],
        ["serve", "--stdio", "--watch", "peut-être"], ["serve", "--stdio", "--threads", "0"], ["submit", "a.json"],
        ["check", "--format", "xml"], ["test", "absent.yaml"], ["golden", "absent"],
    ])
    func aUsageErrorEndsWithTwoAndSaysWhyOnStandardError(_ arguments: [String]) throws {
        let run = try Program.run(arguments, in: Program.root)
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test(arguments: [["--help"], [], ["help", "validate"], ["serve", "--help"], ["--version"]])
    func helpGoesToStandardOutputAndEndsWithZero(_ arguments: [String]) throws {
        let run = try Program.run(arguments)
        #expect(run.code == 0)
        #expect(!run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test func everyVerbIsPresentedInFrench() throws {
        let help = try Program.run(["--help"]).output
        for words in ["Juge des déclarations", "Soumet une déclaration", "Vérifie les fichiers", "Joue les exemples"] {
            #expect(help.contains(words))
        }
    }

    @Test func validateEndsWithZeroForAcceptedAndOneForRefusedOrIllegible() throws {
        let folder = try Self.folder()
        try folder.write("illisible.json", "{]")
        #expect(try Program.run(["validate", "bonne.json"], in: folder.path).code == 0)
        #expect(try Program.run(["validate", "bonne.json", "refusee.json"], in: folder.path).code == 1)
        #expect(try Program.run(["validate", "illisible.json"], in: folder.path).code == 1)
        #expect(
            try Program.run(["validate", "--exit-zero", "refusee.json", "illisible.json"], in: folder.path).code == 0)
    }

    @Test func aMissingFileIsTwoAndTheOthersAreJudgedAllTheSame() throws {
        let folder = try Self.folder()
        let run = try Program.run(
            ["validate", "--exit-zero", "bonne.json", "absente.json", "bonne.json"], in: folder.path)
        #expect(run.code == 2)
        #expect(run.lines.count == 2)
        #expect(run.errors.contains("« absente.json »"))
    }

    @Test func aFolderInsteadOfAFileIsTwo() throws {
        let run = try Program.run(["validate", "Rules"])
        #expect(run.code == 2)
        #expect(run.errors.contains("« Rules »"))
    }

    @Test func submitEndsLikeValidateAndWithTwoWithoutADaemon() throws {
        let folder = try Self.folder()
        try folder.write("nir.json", Sample.declaration.replacing(#""s1""#, with: #""180027505600169""#))
        let socket = try Daemon.shared.get().socket
        let codes = try ["bonne", "refusee", "nir", "absente"].map {
            try Program.run(["submit", "--socket", socket, "\($0).json"], in: folder.path).code
        }
        #expect(codes == [0, 1, 1, 2])
        #expect(try Program.run(["submit", "--socket", "personne", "bonne.json"], in: folder.path).code == 2)
    }

    @Test(arguments: [#","brief":true"#, "}", "", "}}\n{"])
    func submitSendsNothingButADeclaration(_ tail: String) throws {
        let folder = try TemporaryFolder()
        try folder.write("d.json", tail.isEmpty ? "" : Sample.accepted + tail)
        let run = try Program.run(["submit", "--socket", Daemon.shared.get().socket, folder.at("d.json")])
        #expect(run.code == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("ligne "))
    }

    @Test func submitTellsATextThatIsInLatin1WithTheByteAndWhatToDo() throws {
        let folder = try TemporaryFolder()
        let text = Sample.accepted.replacing("SARL SOCIE", with: "SOCI\u{1}T")
        try folder.write("d.json", Array(text.utf8).map { $0 == 1 ? 0xC9 : $0 })
        let run = try Program.run(["submit", "--socket", Daemon.shared.get().socket, folder.at("d.json")])
        #expect(run.code == 1)
        #expect(run.errors.contains("octet C9"), "\(run.errors)")
        #expect(run.errors.contains("Latin-1") && run.errors.contains("iconv"))
        #expect(!run.errors.contains("SOCI"))
    }

    @Test func submitTellsATextThatIsInUTF16() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "d.json", [0xFF, 0xFE] + Array(Sample.accepted.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        let run = try Program.run(["submit", "--socket", Daemon.shared.get().socket, folder.at("d.json")])
        #expect(run.code == 1)
        #expect(run.errors.contains("UTF-16"), "\(run.errors)")
    }

    @Test func aMarkAtTheHeadOfAnInputIsNoPartOfIt() throws {
        let folder = try TemporaryFolder()
        try folder.write("d.json", "\u{FEFF}" + Sample.accepted)
        let run = try Program.run(["submit", "--socket", Daemon.shared.get().socket, folder.at("d.json")])
        #expect(run.code == 0, "\(run.errors)")
        let stdio = try Program.run(["serve", "--stdio"], input: "\u{FEFF}" + Sample.request(Sample.accepted) + "\n")
        #expect(stdio.lines.first.flatMap { Sample.verdict(in: $0) } != nil, "\(stdio.output)")
    }

    @Test func submitDoesNotRepairALineFeedInAText() throws {
        let folder = try TemporaryFolder()
        try folder.write("d.json", Sample.accepted.replacing("Menuisier", with: "Menui\nsier"))
        let run = try Program.run(["submit", "--socket", Daemon.shared.get().socket, folder.at("d.json")])
        #expect(run.code == 1)
        #expect(run.output.isEmpty)
    }

    // MARK: Forms

    @Test func theTextFormSaysTheVerdictInFrench() throws {
        let run = try Program.run(["validate", "--format", "text"], input: Sample.declaration)
        #expect(run.code == 1)
        #expect(run.lines.first == "Déclaration n° 5 au 15/11/2023 : refusée")
        #expect(run.output.contains("165,60 € TTC"))
    }

    @Test func theRulesInstalledBesideTheBinaryServeWhereThereAreNone() throws {
        let folder = try TemporaryFolder.withRules()
        try FileManager.default.createDirectory(atPath: folder.at("share/aval"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: folder.at("bin"), withIntermediateDirectories: true)
        for name in ["Rules", "Tariffs"] { #expect(rename(folder.at(name), folder.at("share/aval/" + name)) == 0) }
        // A copy made by this process could be open still in a child that another test starts, and then not be run.
        #expect(try Program.run([Program.path(), folder.at("bin/aval")], program: "/bin/cp").code == 0)
        let run = try Program.run(["validate"], input: Sample.declaration, in: "/", program: folder.at("bin/aval"))
        #expect(run.errors.isEmpty)
        #expect(run.lines == [try SameVerdictTests.reference.get()])
    }

    @Test func withoutRulesAnywhereValidateEndsWithTwoAndNamesTheFolder() throws {
        let folder = try TemporaryFolder()
        let run = try Program.run(["validate"], input: Sample.declaration, in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors.contains("« Rules »"))
    }

    @Test func checkShowsFindingsAsTextAndAsJSON() throws {
        let folder = try TemporaryFolder.withRules()
        #expect(try Program.run(["check"], in: folder.path).code == 0)
        let clean = try Program.run(["check", "--format", "json"], in: folder.path)
        #expect(clean.code == 0)
        #expect(clean.output == "[]\n")
        try folder.edit("Rules/anomalies/paiement.yaml", "paiement.mode = null", "paiement.mod = null")
        let text = try Program.run(["check"], in: folder.path)
        #expect(text.code == 1)
        #expect(text.output.contains("paiement.yaml:6:"))
        let json = try Program.run(["check", "--format", "json"], in: folder.path)
        #expect(json.code == 1)
        #expect(json.output.contains("Rules/anomalies/paiement.yaml"))
    }

    @Test func goldenShowsWhatChangedAndRecordsOnRequestOnly() throws {
        let folder = try Self.folder()
        try folder.write("cas/a.json", Sample.declaration)
        let missing = try Program.run(["golden", "cas"], in: folder.path)
        #expect(missing.code == 1)
        #expect(!folder.exists("cas/a.verdict.json"))
        #expect(try Program.run(["golden", "--update", "cas"], in: folder.path).code == 0)
        #expect(try Program.run(["golden", "cas"], in: folder.path).code == 0)
        try folder.edit("cas/a.verdict.json", "165.60", "165.61")
        let changed = try Program.run(["golden", "cas"], in: folder.path)
        #expect(changed.code == 1)
        #expect(changed.output.contains("165.61") && changed.output.contains("165.60"))
        #expect(try folder.text("cas/a.verdict.json").contains("165.61"))
    }

    @Test func goldenEndsWithTwoWhenAVerdictCannotBeWritten() throws {
        let folder = try Self.folder()
        try folder.write("cas/a.json", Sample.declaration)
        try folder.write("cas/a.verdict.json/obstacle", "")
        let run = try Program.run(["golden", "--update", "cas"], in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors.contains("cas/a.verdict.json"))
    }

    @Test func testPlaysTheExamplesAndEndsWithOneWhenOneFails() throws {
        let folder = try TemporaryFolder.withRules()
        #expect(try Program.run(["test"], in: folder.path).code == 0)
        try folder.edit(
            "Rules/anomalies/paiement.yaml", "{mode: cheque}}, anomalie: non}", "{mode: cheque}}, anomalie: oui}")
        let run = try Program.run(["test"], in: folder.path)
        #expect(run.code == 1)
        #expect(run.output.contains("paiement.yaml"))
    }
}
