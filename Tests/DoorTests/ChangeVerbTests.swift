import AvalJSON
import Foundation
import Testing

/// The verbs that compare editions of the rules, as commands.
@Suite("Comparing rules, from the command line")
struct ChangeVerbTests {
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withRules()
        try FileManager.default.createDirectory(atPath: folder.at("autre"), withIntermediateDirectories: true)
        for name in ["Rules", "Tariffs"] { try folder.copy(name, to: "autre/" + name) }
        try folder.edit("autre/Rules/anomalies/ages.yaml", "si: age > 100", "si: age > 40")
        try folder.write("corpus/a.ndjson", Sample.accepted + "\n")
        return folder
    }

    private static func aval(_ words: String, in folder: TemporaryFolder) throws -> Program.Run {
        try Program.run(words.split(separator: " ").map(String.init), in: folder.path)
    }

    @Test func sameRulesEndWithZeroAndOthersWithOne() throws {
        let folder = try Self.folder()
        #expect(try Self.aval("diff . .", in: folder).code == 0)
        #expect(try Self.aval("impact --from . --to . corpus", in: folder).code == 0)
        let notes = try Self.aval("diff . autre --format json", in: folder)
        #expect(notes.code == 1)
        let read = try JSONReader.parse(Array(notes.output.utf8))
        #expect(read["modifications"]?[0]?["sujet"] == "règle naissance_impossible")
        #expect(read["modifications"]?[0]?["desaccord"]?["avant"] == "rien")
    }

    @Test func anImpactWithinItsTolerancesEndsWithZero() throws {
        let folder = try Self.folder()
        let run = try Self.aval("impact --from . --to autre corpus", in: folder)
        #expect(run.code == 1 && run.errors.contains("au-delà de la tolérance"), "\(run)")
        #expect(try Self.aval("impact --from . --to autre corpus --tolerance verdicts=1", in: folder).code == 0)
        #expect(try Self.aval("impact --from . --to autre corpus --tolerance refus=0", in: folder).code == 1)
    }

    @Test func newlyRefusedDeclarationsAreForTheirOwnerAlone() throws {
        let folder = try Self.folder()
        let run = try Self.aval(
            "impact --from . --to autre corpus --nouveaux-refus refus.ndjson --report page.html --tolerance verdicts=1",
            in: folder)
        #expect(run.code == 0, "\(run)")
        let line = try JSONReader.parse(Array(try folder.text("refus.ndjson").utf8.dropLast()))
        #expect(line["ligne"] == 1 && line["anomalies"] == ["naissance_impossible"])
        for name in ["refus.ndjson", "page.html"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.at(name))[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        // Nothing is replaced unasked.
        #expect(try Self.aval("impact --from . --to autre corpus --report page.html", in: folder).code == 2)
        #expect(try Self.aval("impact --from . --to autre corpus --report page.html --overwrite", in: folder).code == 1)
    }

    @Test func withoutACorpusDeclarationsAreMadeOfTheRules() throws {
        let run = try Self.aval(
            "impact --from . --to autre --nombre 300 --tolerance verdicts=100%", in: try Self.folder())
        #expect(run.code == 0, "\(run)")
        #expect(run.output.contains("300 déclarations") && run.output.contains("naissance_impossible : +"))
    }

    @Test func aLineThatCannotBeReadMakesItPartial() throws {
        let folder = try Self.folder()
        try folder.write("vide.ndjson", "\n")
        let empty = try Self.aval("impact --from . --to . vide.ndjson", in: folder)
        #expect(empty.code == 1 && empty.output.contains("Aucune déclaration dans ce corpus"), "\(empty)")
        try folder.write("faux.ndjson", "{]\n" + Sample.accepted + "\n")
        let partial = try Self.aval("impact --from . --to . faux.ndjson", in: folder)
        #expect(partial.code == 1 && partial.output.contains("1 déclaration(s) ne peuvent être jugées"), "\(partial)")
        try folder.write("corpus/b.csv", "numero;exercice;date;salarie.id\n1;2023;2023-11-15;\"s1\n")
        #expect(try Self.aval("impact --from . --to . corpus", in: folder).code != 0)
    }

    @Test func whatCannotBeHadIsTold() throws {
        let folder = try Self.folder()
        for words in [
            "diff . nulle-part", "diff . sha256:00", "impact --from . --to corpus corpus",
            "impact --from . --to autre rien",
            "impact --from . --to autre corpus --par salaries",
            "impact --from . --to autre corpus --par adherent.raison_sociale",
            "impact --from . --to autre corpus --tolerance verdicts",
            "impact --from . --to autre corpus --en-date 2025-02-30",
            "impact --from . --to autre --reunir", "impact --from . --to autre --nombre 0",
            "impact --from . --to autre --reunir corpus/a.ndjson",
        ] {
            let run = try Self.aval(words, in: folder)
            #expect(run.code == 2 && !run.errors.isEmpty && run.output.isEmpty, "\(words): \(run)")
        }
    }

    @Test func aRevisionOfGitIsAnEdition() throws {
        let folder = try Self.folder()
        let script = """
            set -e; git init -q .; git add Rules Tariffs
            git -c user.name=x -c user.email=x@example.org commit -q -m un
            cp autre/Rules/anomalies/ages.yaml Rules/anomalies/ages.yaml
            """
        let child = try ChildProcess(["-c", script], in: folder.path, program: "/bin/bash", input: .closed)
        #expect(try child.wait() == 0, "\(child.errors.text)")
        let run = try Self.aval("diff HEAD .", in: folder)
        #expect(run.code == 1 && run.output.contains("« age > 100 » devient « age > 40 »"), "\(run)")
        #expect(try Self.aval("diff HEAD~5 .", in: folder).code == 2)
    }
}
