import Foundation
import Glibc
import Testing
import WaitingTestSupport

/// What `batch` and `summary` refuse, and what they say of what they could not read.
struct BatchRefusalTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func aPipeThatNobodyWritesToDoesNotMakeItDeaf(_ number: Int32) throws {
        let corpus = try Corpus()
        let pipe = corpus.folder.at("tube")
        #expect(mkfifo(pipe, 0o600) == 0)
        let child = try ChildProcess(["batch", "--quiet", pipe, "--output", corpus.folder.at("o")], in: Program.root)
        try Waiting.until("the output") { corpus.folder.exists("o") }
        child.signal(number)
        #expect(try child.wait() == 2)
        let errors = try child.errors.all()
        #expect(errors.contains("interrompu") && !errors.contains("--resume"), "\(errors)")
    }

    @Test func aPipeIsReadOnceSomebodyWrites() throws {
        let corpus = try Corpus()
        let pipe = corpus.folder.at("tube")
        #expect(mkfifo(pipe, 0o600) == 0)
        let child = try ChildProcess(["batch", "--quiet", pipe, "--output", corpus.folder.at("o")], in: Program.root)
        try Waiting.until("the output") { corpus.folder.exists("o") }
        let writer = open(pipe, O_WRONLY)
        let text = Sample.accepted + "\n"
        #expect(write(writer, text, text.utf8.count) == text.utf8.count)
        close(writer)
        #expect(try child.wait() == 0)
        #expect(try corpus.folder.text("o").contains("acceptee"))
    }

    @Test func aFullOutputIsToldInFrench() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 20)
        let words = "\(try Program.path()) batch --quiet \(input) --output - > /dev/full"
        let child = try ChildProcess(["-c", words], in: Program.root, program: "/bin/bash")
        #expect(try child.wait() == 2)
        let errors = try child.errors.all()
        #expect(errors.contains("plus de place sur le disque") && !errors.contains("No space"), "\(errors)")
        let summary = "\(try Program.path()) batch --quiet \(input) --output \(corpus.folder.at("o")) > /dev/full"
        let other = try ChildProcess(["-c", summary], in: Program.root, program: "/bin/bash")
        #expect(try other.wait() == 2)
        #expect(try other.errors.all().contains("plus de place sur le disque"))
    }

    @Test(arguments: [
        (["batch"], "Erreur : il faut au moins un fichier ou un dossier à juger"),
        (["batch", "x", "--jobs", "zz"], "ne convient pas à '--jobs"),
        (["batch", "x", "--outptu", "o"], "vouliez-vous dire '--output'"),
        (["batch", "--output"], "il manque une valeur"),
        (["batch", "x", "--quiet=1", "--output", "o"], "ne prend pas de valeur"),
        (["zork"], "argument inattendu 'zork'"),
        (["batch", "x"], "Erreur : il faut --output, --database ou les deux"),
    ])
    func aWrongCommandIsToldInFrench(_ arguments: [String], _ words: String) throws {
        let run = try Program.run(arguments)
        #expect(run.code == 2)
        #expect(run.errors.contains(words), "\(run.errors)")
        for english in ["Error:", "Usage:", "See ", "Missing", "Unknown", "Unexpected", "invalid"] {
            #expect(!run.errors.contains(english), "\(run.errors)")
        }
    }

    @Test func anArgumentThatIsNoTextNamesNoOtherFile() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 3)
        let words = "cd \(corpus.folder.path); \(try Program.path()) batch \(input) --output $'caf\\xe9'"
        let child = try ChildProcess(["-c", words], in: Program.root, program: "/bin/bash")
        #expect(try child.wait() == 2)
        #expect(try child.errors.all().contains("« caf\\xe9 » n'est pas en UTF-8"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: corpus.folder.path) == ["a.ndjson"])
    }

    @Test func theExitCodeSaysThatSomethingWasNotRead() throws {
        let corpus = try Corpus()
        try corpus.folder.write("vide.ndjson", "")
        try corpus.folder.write("plein.ndjson", Sample.accepted)
        let output = ["--output", corpus.folder.at("o"), "--overwrite"]
        let (empty, full) = (corpus.folder.at("vide.ndjson"), corpus.folder.at("plein.ndjson"))
        let alone = try corpus.batch([empty] + output)
        #expect(alone.code == 2 && alone.errors.contains("aucune déclaration"))
        let both = try corpus.batch([empty, full] + output)
        #expect(both.code == 1 && both.output.contains("« \(empty) » : aucune déclaration"))
        #expect(try corpus.batch([empty, full, "--exit-zero"] + output).code == 0)
        #expect(try corpus.batch([full, full] + output).code == 0)
    }

    @Test func anArchiveCutShortEndsWithTwoUnlessThatIsAllowed() throws {
        let corpus = try Corpus()
        let lines = (0..<400).map { _ in Sample.accepted + "\n" }.joined()
        try corpus.folder.write("a.ndjson", lines)
        let gzip = try ChildProcess([corpus.folder.at("a.ndjson")], program: "/bin/gzip", input: .closed)
        #expect(try gzip.wait() == 0)
        let packed = try Data(contentsOf: URL(fileURLWithPath: corpus.folder.at("a.ndjson.gz")))
        try corpus.folder.write("b.ndjson.gz", [UInt8](packed.dropLast(9)))
        let batch = [corpus.folder.at("b.ndjson.gz"), "--output", corpus.folder.at("o"), "--overwrite", "--exit-zero"]
        let report = ["--report", corpus.folder.at("r")]
        let run = try corpus.batch(batch + report)
        #expect(run.code == 2 && run.errors.contains("--allow-truncated"))
        #expect(run.output.contains("archive gzip tronquée") && run.output.contains("Lot terminé"))
        #expect(try corpus.folder.text("r").contains("archive gzip tronquée"))
        #expect(try corpus.batch(batch + ["--allow-truncated"]).code == 0)
    }

    @Test func aReportIsHeldWhileItsBatchRuns() throws {
        let corpus = try Corpus()
        let report = ["--report", corpus.folder.at("r"), "--overwrite"]
        let first = try ChildProcess(
            ["batch", "-", "--quiet", "--output", corpus.folder.at("o")] + report, in: Program.root)
        first.write(Sample.accepted + "\n")
        try Waiting.until("the report of the first batch") { corpus.folder.exists("r") }
        let input = try corpus.write("a.ndjson", 10)
        let second = try corpus.batch([input, "--output", corpus.folder.at("p")] + report)
        #expect(second.code == 2 && second.errors.contains("un autre lot y écrit"), "\(second.errors)")
        #expect(!corpus.folder.exists("p"))
        first.endInput()
        #expect(try first.wait() == 0)
        #expect(try corpus.folder.text("r").contains("<h1>"))
    }

    @Test func anOutputDeletedMeanwhileIsTold() throws {
        let corpus = try Corpus()
        let child = try ChildProcess(["batch", "-", "--quiet", "--output", corpus.folder.at("o")], in: Program.root)
        child.write(Sample.accepted + "\n")
        try Waiting.until("the output") { corpus.folder.exists("o.lot") }
        try corpus.folder.remove("o")
        child.endInput()
        #expect(try child.wait() == 2)
        #expect(try child.errors.all().contains("a été effacé ou remplacé pendant le lot"))
    }

    @Test func totalsThatCannotBeAreToldWithTheirPlace() throws {
        let corpus = try Corpus()
        try corpus.folder.write("a.ndjson", Sample.accepted)
        let totals = try corpus.batch([
            corpus.folder.at("a.ndjson"), "--output", corpus.folder.at("o"), "--totals",
        ]).lines.last
        let sound = try #require(totals)
        try corpus.folder.write(
            "t.json", sound + "\n" + sound.replacing("\"illisibles\":0", with: "\"illisibles\":9223372036854775807"))
        let run = try Program.run(["summary", corpus.folder.at("t.json")])
        #expect(run.code == 2)
        #expect(run.errors.contains("ligne 2, /totaux/illisibles : nombre trop grand"), "\(run.errors)")
    }

    @Test func aSummaryEndsAsTheBatchWouldHave() throws {
        let corpus = try Corpus()
        func totals(_ name: String, _ text: String, _ options: String...) throws -> String {
            try corpus.folder.write(name, text)
            return try corpus.batch(
                [corpus.folder.at(name), "--output", corpus.folder.at("o"), "--overwrite", "--totals"] + options
            ).lines.last ?? ""
        }
        func code(_ totals: [String], _ options: String...) throws -> Int32 {
            try corpus.folder.write("t", totals.joined(separator: "\n"))
            return try Program.run(["summary", corpus.folder.at("t")] + options).code
        }
        let sound = try totals("a.ndjson", Sample.accepted)
        let illegible = try totals("b.ndjson", "{")
        let cut = sound.replacing("\"fichiers_coupes\":0", with: "\"fichiers_coupes\":1")
        #expect(try code([sound]) == 0)
        #expect(try code([sound, illegible]) == 1)
        #expect(try code([sound, illegible], "--exit-zero") == 0)
        #expect(try code([sound, cut]) == 2)
        #expect(try code([sound, cut], "--allow-truncated") == 1)
        #expect(try code([sound, sound.replacing("\"complet\":true", with: "\"complet\":false")]) == 2)
    }

    @Test func totalsGivenTwiceAreReadOnceAndACopyIsTold() throws {
        let corpus = try Corpus()
        try corpus.folder.write("a.ndjson", Sample.accepted)
        let totals =
            try corpus.batch([
                corpus.folder.at("a.ndjson"), "--output", corpus.folder.at("o"), "--totals",
            ]).lines.last ?? ""
        for name in ["t.json", "copie.json"] { try corpus.folder.write(name, totals) }
        let once = try Program.run(["summary", corpus.folder.at("t.json")])
        let twice = try Program.run(["summary", corpus.folder.at("t.json"), corpus.folder.at("./t.json")])
        #expect(twice.lines == once.lines)
        #expect(twice.errors.contains("est le même fichier que"), "\(twice.errors)")
        let copy = try Program.run(["summary", corpus.folder.at("t.json"), corpus.folder.at("copie.json")])
        #expect(copy.errors.contains("dit les mêmes totaux que"), "\(copy.errors)")
    }

    @Test func theReportOfASummaryReplacesNothingUnasked() throws {
        let corpus = try Corpus()
        try corpus.folder.write("a.ndjson", Sample.accepted)
        let totals =
            try corpus.batch([
                corpus.folder.at("a.ndjson"), "--output", corpus.folder.at("o"), "--totals",
            ]).lines.last ?? ""
        try corpus.folder.write("t.json", totals)
        try corpus.folder.write("r", "précieux")
        let (input, report) = (corpus.folder.at("t.json"), corpus.folder.at("r"))
        #expect(try Program.run(["summary", input, "--report", report]).code == 2)
        #expect(try corpus.folder.text("r") == "précieux")
        let own = try Program.run(["summary", input, "--report", input, "--overwrite"])
        #expect(own.code == 2 && own.errors.contains("à la fois une entrée"), "\(own.errors)")
        #expect(try corpus.folder.text("t.json") == totals)
        #expect(try Program.run(["summary", input, "--report", report, "--overwrite"]).code == 0)
        #expect(try corpus.folder.text("r").contains("<h1>"))
    }

    @Test func afterAFullDiskTheSummarySaysWhatTheTablesHold() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 6000)
        let words = [
            try Program.path(), "batch", "--quiet", "--exit-zero", "--checkpoint-every", "50", input, "--database",
            corpus.folder.at("d"), "--totals",
        ].joined(separator: " ")
        let starved = try ChildProcess(["-c", "ulimit -f 500; exec \(words)"], in: Program.root, program: "/bin/bash")
        let output = String(decoding: try starved.output.rest(seconds: 30), as: UTF8.self)
        #expect(try starved.wait() == 2)
        let held = try Corpus.value(corpus.folder.at("d"), "SELECT count(*) FROM declarations") ?? -1
        #expect(output.contains("\"totaux\":{\"declarations\":\(held),"), "\(held) rows, \(output)")
    }
}
