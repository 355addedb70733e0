import Foundation
import Glibc
import Testing
import WaitingTestSupport

/// Batches that are stopped, killed, starved, and finished all the same.
@Suite(.serialized)
struct BatchStopTests {
    /// Starts `batch` with a checkpoint at every chunk.
    private static func start(_ arguments: [String], program: String? = nil) throws -> ChildProcess {
        try ChildProcess(
            ["batch", "--quiet", "--exit-zero", "--checkpoint-every", "0"] + arguments, in: Program.root,
            program: program)
    }

    /// Finishes a batch by as many runs as it takes, each killed at a random moment; gives how many were killed.
    private static func killAgainAndAgain(_ arguments: [String]) throws -> Int {
        for kills in 0..<200 {
            let jobs = ["--jobs", "\(1 + kills % 4)"]
            let child = try start(arguments + jobs + (kills == 0 ? [] : ["--resume"]))
            // The later, the longer: it must come to an end some time. Waiting in vain ends with a kill.
            let patience = Double.random(in: 0...0.5) + Double(kills) * 0.02
            guard let code = try? child.wait(seconds: patience) else { continue }
            #expect(code == 0, "\(child.errors.text)")
            return kills
        }
        throw DoorTestError(description: "200 runs did not finish the batch")
    }

    @Test(arguments: [false, true])
    func aBatchKilledAtAnyMomentEndsAsIfItHadNotBeen(_ withTables: Bool) throws {
        let corpus = try Corpus()
        let inputs = try corpus.writeEveryForm(1500)
        func outputs(_ name: String) -> [String] {
            ["--output", corpus.folder.at(name)]
                + (withTables ? ["--database", corpus.folder.at(name + ".sqlite")] : [])
        }
        #expect(try Self.start(inputs + outputs("calme")).wait() == 0)
        for round in 0..<3 {
            let name = "tué-\(round)"
            _ = try Self.killAgainAndAgain(inputs + outputs(name))
            #expect(try corpus.folder.text(name) == corpus.folder.text("calme"))
            if withTables {
                #expect(
                    try Corpus.tables(corpus.folder.at(name + ".sqlite"))
                        == Corpus.tables(corpus.folder.at("calme.sqlite")))
            }
        }
    }

    /// Starts `batch` and sends it a signal once it has written something, again and again until one run was not faster;
    /// gives that run.
    private static func interrupt(_ number: Int32, _ corpus: Corpus, _ arguments: [String], beyond length: Int = 0)
        throws
        -> ChildProcess
    {
        for _ in 0..<30 {
            let kept = try? corpus.folder.text("o")
            let sheet = try? corpus.folder.text("o.lot")
            let child = try start(arguments)
            try corpus.waitForBytes(in: "o", beyond: length)
            child.signal(number)
            if try child.wait() != 0 { return child }
            for (name, text) in [("o", kept), ("o.lot", sheet)] {
                if let text { try corpus.folder.write(name, text) } else { unlink(corpus.folder.at(name)) }
            }
        }
        throw DoorTestError(description: "30 runs ended before they could be interrupted")
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func aSignalEndsABatchCleanlyAndItIsResumedEvenThroughASecondOne(_ number: Int32) throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 6000)
        let batch = [input, "--output", corpus.folder.at("o")]
        #expect(try Self.start([input, "--output", corpus.folder.at("calme")]).wait() == 0)
        let calm = try corpus.folder.text("calme")
        var done = ""
        for arguments in [batch, batch + ["--resume"]] {
            let child = try Self.interrupt(number, corpus, arguments, beyond: done.utf8.count)
            #expect(try child.wait() == 2)
            #expect(try child.errors.all().contains("--resume"))
            let before = done.utf8.count
            done = try corpus.folder.text("o")
            #expect(done.hasSuffix("\n") && done.utf8.count > before && done.utf8.count < calm.utf8.count)
            #expect(calm.hasPrefix(done))
        }
        #expect(try Self.start(batch + ["--resume"]).wait() == 0)
        #expect(try corpus.folder.text("o") == calm)
    }

    @Test(arguments: [false, true])
    func aFullDiskEndsABatchCleanlyAndItIsResumedOnceThereIsRoom(_ withTables: Bool) throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 2500)
        func outputs(_ name: String) -> [String] {
            ["--output", corpus.folder.at(name)]
                + (withTables ? ["--database", corpus.folder.at(name + ".sqlite")] : [])
        }
        #expect(try Self.start([input] + outputs("calme")).wait() == 0)
        // The shell's limit on file sizes, in blocks of 1024 bytes, is a disk that fills up.
        let aval = try Program.path()
        let words = ([aval, "batch", "--quiet", "--exit-zero", "--checkpoint-every", "0", input] + outputs("o")).joined(
            separator: " ")
        let starved = try ChildProcess(["-c", "ulimit -f 700; exec \(words)"], in: Program.root, program: "/bin/bash")
        #expect(try starved.wait() == 2)
        #expect(try starved.errors.all().contains("aval : «"))
        #expect(try Self.start([input, "--resume"] + outputs("o")).wait() == 0)
        #expect(try corpus.folder.text("o") == corpus.folder.text("calme"))
        if withTables {
            #expect(try Corpus.tables(corpus.folder.at("o.sqlite")) == Corpus.tables(corpus.folder.at("calme.sqlite")))
        }
    }

    @Test func anInputThatVanishesEndsABatchCleanlyAndItIsResumedOnceItIsBack() throws {
        let corpus = try Corpus()
        let inputs = [try corpus.write("a.ndjson", 3000), try corpus.write("b.ndjson", 500)]
        #expect(try Self.start(inputs + ["--output", corpus.folder.at("calme")]).wait() == 0)
        let child = try Self.start(inputs + ["--output", corpus.folder.at("o")])
        try corpus.waitForBytes(in: "o")
        rename(inputs[1], inputs[1] + ".parti")
        #expect(try child.wait() == 2)
        #expect(try child.errors.all().contains("introuvable"))
        rename(inputs[1] + ".parti", inputs[1])
        #expect(try Self.start(inputs + ["--output", corpus.folder.at("o"), "--resume"]).wait() == 0)
        #expect(try corpus.folder.text("o") == corpus.folder.text("calme"))
    }

    @Test(arguments: ["--output", "--database"])
    func twoBatchesDoNotWriteToOneFile(_ option: String) throws {
        let corpus = try Corpus()
        // A pipe that stays open keeps the first batch from its end.
        let first = try ChildProcess(["batch", "-", "--quiet", option, corpus.folder.at("o")], in: Program.root)
        first.write(Corpus.lines(10).joined(separator: "\n") + "\n")
        try Waiting.until("the output of the first batch") { corpus.folder.exists("o") }
        usleep(100_000)
        let input = try corpus.write("a.ndjson", 10)
        #expect(try corpus.batch([input, option, corpus.folder.at("o"), "--resume"]).code == 2)
        let second = try corpus.batch([input, option, corpus.folder.at("o"), "--overwrite"])
        #expect(second.code == 2)
        #expect(second.errors.contains("« \(corpus.folder.at("o")) » : un autre lot y écrit"), "\(second.errors)")
        first.endInput()
        #expect(try first.wait() == 1)
    }

    @Test func nothingIsResumedThatIsNoLongerTheSame() throws {
        let corpus = try Corpus()
        let rules = try TemporaryFolder.withRules()
        let input = try corpus.write("a.ndjson", 30)
        let folders = ["--rules", rules.at("Rules"), "--tariffs", rules.at("Tariffs")]
        let batch = [input, "--output", corpus.folder.at("o"), "--resume"] + folders
        func refusal(_ arguments: [String]) throws -> String {
            let run = try corpus.batch(arguments + ["--exit-zero"])
            #expect(run.code == 2)
            return run.errors
        }
        #expect(try corpus.batch(batch + ["--exit-zero"]).code == 0)
        #expect(try corpus.batch(batch + ["--exit-zero"]).code == 0)
        #expect(try refusal(batch + ["--brief"]).contains("options"))
        try rules.edit("Rules/paiements.yaml", "Virement", "Virement SEPA")
        #expect(try refusal(batch).contains("règles"))
        try rules.edit("Rules/paiements.yaml", "Virement SEPA", "Virement")
        try corpus.folder.edit("a.ndjson", "A-1\"", "A-2\"")
        #expect(try refusal(batch).contains("« \(input) » a changé"))
        #expect(
            try refusal(["-", "--output", corpus.folder.at("o"), "--resume"] + folders).contains("entrée standard"))
    }

    @Test func aFinishedBatchIsNotDoneAgainButItsReportIs() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 30)
        let batch = [input, "--output", corpus.folder.at("o"), "--exit-zero"]
        let first = try corpus.batch(batch)
        let text = try corpus.folder.text("o")
        let second = try corpus.batch(batch + ["--resume", "--report", corpus.folder.at("r")])
        #expect(second.output == first.output)
        #expect(try corpus.folder.text("o") == text)
        #expect(corpus.folder.exists("r"))
    }

    @Test func aFileOfUnknownOriginIsNotResumed() throws {
        let corpus = try Corpus()
        let input = try corpus.write("a.ndjson", 30)
        try corpus.folder.write("o", "précieux")
        #expect(try corpus.batch([input, "--output", corpus.folder.at("o"), "--resume"]).code == 2)
        #expect(try corpus.folder.text("o") == "précieux")
    }
}
