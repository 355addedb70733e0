import Foundation
import Glibc
import GRDB
import Testing

@testable import AvalBatch

@Suite("Outputs: nothing of others is lost")
struct OutputTests {
    private static func bench(_ count: Int = 40) throws -> (InputBench, String) {
        let bench = try InputBench()
        let lines = (1...count).map { InputBench.declaration("\($0)") + "\n" }.joined()
        return (bench, try bench.write("a.ndjson", lines))
    }

    @Test func anOutputThatIsALinkIsRefusedAndItsTargetStays() throws {
        let (bench, input) = try Self.bench()
        try bench.write("vrai", "précieux")
        try FileManager.default.createSymbolicLink(atPath: bench.path("lien"), withDestinationPath: bench.path("vrai"))
        for option in [\BatchOptions.output, \.database, \.report] {
            let message = bench.refusal([input]) {
                $0[keyPath: option] = bench.path("lien")
                $0.isOverwriting = true
            }
            #expect(message.contains("lien symbolique vers « \(bench.path("vrai")) »"), "\(message)")
        }
        #expect(try bench.bytes("vrai") == Array("précieux".utf8))
    }

    @Test func aBaseReplacesOnlyABaseOfABatch() throws {
        let (bench, input) = try Self.bench()
        try bench.write("important.txt", "précieux")
        for isResuming in [false, true] {
            let message = bench.refusal([input]) {
                $0.database = bench.path("important.txt")
                $0.isOverwriting = true
                $0.isResuming = isResuming
            }
            #expect(message.contains("important.txt"), "\(message)")
            #expect(try bench.bytes("important.txt") == Array("précieux".utf8))
        }
        #expect(!bench.has("sortie"))
        try bench.run([input]) { $0.database = bench.path("base") }
        try bench.run([input]) { ($0.database, $0.isOverwriting) = (bench.path("base"), true) }
        #expect(!bench.has("base-journal"))
    }

    @Test func aSheetReplacesOnlyASheet() throws {
        let (bench, input) = try Self.bench()
        try bench.write("sortie.lot", "précieux")
        for overwrites in [false, true] {
            #expect(bench.refusal([input]) { $0.isOverwriting = overwrites }.contains("n'est pas la fiche d'un lot"))
        }
        #expect(try bench.bytes("sortie.lot") == Array("précieux".utf8))
    }

    @Test func whatIsRefusedLeavesNothingBehind() throws {
        let (bench, input) = try Self.bench()
        try bench.write("page", "précieuse")
        let message = bench.refusal([input]) { ($0.database, $0.report) = (bench.path("base"), bench.path("page")) }
        #expect(message.contains("« \(bench.path("page")) » existe déjà"))
        for name in ["sortie", "sortie.lot", "base"] { #expect(!bench.has(name), "\(name)") }
    }

    @Test func aReportAndASheetAreNotOneFile() throws {
        let (bench, input) = try Self.bench()
        #expect(bench.refusal([input]) { $0.report = bench.path("sortie.lot") }.contains("deux sorties"))
        #expect(bench.refusal([input]) { $0.report = bench.path("./sortie") }.contains("deux sorties"))
    }

    @Test func aFileTakenByOneBatchIsTakenForAllOthers() throws {
        let (bench, input) = try Self.bench()
        for name in ["sortie", "base", "page"] {
            let claim = try Claim(bench.path(name), mayBeThere: false)
            let message = bench.refusal([input]) {
                ($0.database, $0.report) = (bench.path("base"), bench.path("page"))
                $0.isOverwriting = true
            }
            #expect(message == "« \(bench.path(name)) » : un autre lot y écrit")
            claim.abandon()
        }
        #expect(bench.refusal([input]) == "")
    }

    @Test func whoeverReplacesAFileHoldsItAtEveryMoment() throws {
        let bench = try InputBench()
        let path = try bench.write("o", "avant")
        let claim = try Claim(path, mayBeThere: true)
        #expect(throws: BatchError.self) { try Claim(path, mayBeThere: true) }
        try claim.replace()
        #expect(try bench.bytes("o").isEmpty)
        #expect(throws: BatchError.self) { try Claim(path, mayBeThere: true) }
        try claim.check(length: 0)
    }

    @Test(arguments: ["effacé", "remplacé", "allongé"])
    func anOutputThatChangesWhileItIsWrittenIsTold(_ way: String) throws {
        let bench = try InputBench()
        let file = VerdictFile(try Claim(bench.path("o"), mayBeThere: false))
        try file.synchronize()
        switch way {
        case "effacé": unlink(bench.path("o"))
        case "remplacé":
            try bench.write("autre", "")
            rename(bench.path("autre"), bench.path("o"))
        default:
            let other = open(bench.path("o"), O_WRONLY | O_APPEND)
            write(other, "x", 1)
            close(other)
        }
        #expect(throws: BatchError.self) { try file.synchronize() }
    }

    @Test func anOutputEditedAfterACheckpointIsNotResumed() throws {
        let (bench, input) = try Self.bench()
        try bench.run([input])
        var bytes = try bench.bytes("sortie")
        bytes[20] ^= 1
        try bench.write("sortie", bytes)
        #expect(bench.refusal([input]) { $0.isResuming = true }.contains("n'est plus ce que le lot y avait écrit"))
    }

    @Test(arguments: [
        "DELETE FROM declarations WHERE id = 2", "DELETE FROM declarations WHERE id = 4", "DELETE FROM illisibles",
        "UPDATE declarations SET statut = 'acceptee' WHERE id = 3",
        "UPDATE declarations SET numero = 'A' WHERE id = 1",
        "UPDATE declarations SET total_ttc_centimes = 0 WHERE id = 1",
        "UPDATE declarations SET siret = NULL WHERE id = 1", "UPDATE declarations SET id = 9 WHERE id = 4",
        "INSERT INTO declarations SELECT 5, fichier, ligne, numero, exercice, date, statut, presents, 1, 1, 2, siret, "
            + "adherent FROM declarations WHERE id = 1",
        "UPDATE salaries SET categorie = 'SI' WHERE declaration = 1", "DELETE FROM salaries WHERE declaration = 2",
        "UPDATE salaries SET present = 0 WHERE declaration = 1",
        "INSERT INTO salaries SELECT 99, rang, id, present, categorie, categorie_declaree, determinants FROM salaries "
            + "WHERE declaration = 1",
        "DELETE FROM anomalies WHERE rang = 1", "UPDATE anomalies SET message = 'x' WHERE rang = 1",
        "UPDATE anomalies SET gravite = 'information'", "UPDATE illisibles SET message = 'x'",
        "UPDATE totaux SET total_ht_centimes = 0", "DELETE FROM totaux_categories",
        "UPDATE fichiers SET chemin = 'b'", "UPDATE lot SET valeur = '1' WHERE cle = 'declarations'",
    ])
    func tablesEditedAfterACheckpointAreNotResumed(_ edit: String) throws {
        let bench = try InputBench()
        let input = try bench.write("a.ndjson", TableTests.lines.joined(separator: "\n"))
        func resume() -> String {
            bench.refusal([input]) { ($0.output, $0.database, $0.isResuming) = (nil, bench.path("base"), true) }
        }
        #expect(bench.refusal([input]) { ($0.output, $0.database) = (nil, bench.path("base")) } == "")
        #expect(resume() == "")
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: bench.path("base"), configuration: configuration).write { database in
            try database.execute(sql: edit)
            #expect(database.changesCount > 0)
        }
        #expect(resume().contains("ne sont plus ce que le lot y avait écrit"))
    }

    @Test func anInputOfTheSameSizeAndTimeWithAnotherContentIsNotResumed() throws {
        let (bench, input) = try Self.bench()
        try bench.run([input])
        var status = stat()
        #expect(stat(input, &status) == 0)
        var bytes = try bench.bytes("a.ndjson")
        bytes[12] = UInt8(ascii: "9")
        try bench.write("a.ndjson", bytes)
        var times = [status.st_atim, status.st_mtim]
        #expect(utimensat(AT_FDCWD, input, &times, 0) == 0)
        #expect(bench.refusal([input]) { $0.isResuming = true }.contains("a changé depuis qu'il a été lu"))
    }

    @Test func aFinishedBatchIsResumedThroughATouch() throws {
        let (bench, input) = try Self.bench()
        try bench.run([input])
        try bench.write("a.ndjson", try bench.bytes("a.ndjson"))
        #expect(bench.refusal([input]) { $0.isResuming = true } == "")
    }

    @Test func namesAreShownWithoutWhatActsOnATerminal() {
        #expect("a\u{1B}[31mb\n".shown == "a\\x1b[31mb\\x0a")
        #expect("été 2023.ndjson".shown == "été 2023.ndjson")
        #expect(String.escaped([0x63, 0x61, 0x66, 0xE9, 0x27]) == "caf\\xe9\\x27")
    }

    @Test func adviceToResumeIsGivenOnlyWhereItCanBeDone() {
        let stop = StopSign()
        stop.interrupt(by: "SIGINT")
        #expect(stop.failure?.message.contains("--resume") == false)
        let other = StopSign()
        other.allowResuming()
        other.interrupt(by: "SIGINT")
        #expect(other.failure?.message.contains("--resume") == true)
    }
}
