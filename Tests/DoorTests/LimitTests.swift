import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// Small machines, and peers that want everything.
struct LimitTests {
    /// Runs a daemon under a limit of the shell's.
    private static func run(_ limit: String, _ options: [String], in folder: TemporaryFolder) throws -> Program.Run {
        try Program.run(
            ["-c", "ulimit \(limit); exec \"$0\" \"$@\"", Program.path(), "serve", "--socket", folder.at("s")]
                + options,
            in: folder.path, program: "/bin/sh")
    }

    @Test(arguments: [
        "-v 400000", "-v 120000", "-n 16", "-n 8", "-n 6", "-n 4", "-d 100000", "-d 20000", "-s 900", "-s 64",
    ])
    func aLimitTooSmallEndsTheDaemonWithTwoAndASentence(_ limit: String) throws {
        let run = try Self.run(limit, [], in: try TemporaryFolder.withRules())
        #expect(run.code == 2)
        #expect(run.errors.contains("aval : trop peu de"), "\(run.errors)")
    }

    /// Whatever the verb: threads that the system does not give would be waited for without end.
    @Test(arguments: ["-d 20000", "-s 64", "-v 120000"])
    func aLimitTooSmallEndsAnyVerbWithTwoAndASentence(_ limit: String) throws {
        let run = try Program.run(
            ["-c", "ulimit \(limit); exec \"$0\" \"$@\"", Program.path(), "--version"], program: "/bin/sh")
        #expect(run.code == 2)
        #expect(run.errors.contains("aval : trop peu de"), "\(run.errors)")
    }

    @Test(arguments: ["-s 1024", "-d 1000000"])
    func aLimitThatIsEnoughLetsRulesBeChecked(_ limit: String) throws {
        let folder = try TemporaryFolder.withRules()
        let run = try Program.run(
            ["-c", "ulimit \(limit); exec \"$0\" \"$@\"", Program.path(), "check"], in: folder.path,
            program: "/bin/sh")
        #expect(run.code < 2, "\(run.errors)")
        #expect(run.output + run.errors != "" && !run.errors.contains("trop peu"))
    }

    @Test(.enabled(if: MemoryGroup.isPossible, "control groups of memory cannot be made here"))
    func aControlGroupTooSmallEndsTheDaemonWithTwoAndASentence() throws {
        let folder = try TemporaryFolder.withRules()
        let group = try MemoryGroup(bytes: 200 << 20)
        let script = "echo $$ >\"$0\" && exec \"$@\""
        let command = try ["-c", script, group.processes, Program.path(), "serve", "--socket", folder.at("s")]
        let run = try Program.run(command, in: folder.path, program: "/bin/sh")
        #expect(run.code == 2)
        #expect(run.errors.contains("aval : trop peu de mémoire") && run.errors.contains("cgroup"), "\(run.errors)")
    }

    @Test func aBudgetThatNoLineFitsInIsRefused() throws {
        let run = try Self.run("-c 0", ["--max-held-bytes", "1000000"], in: try TemporaryFolder.withRules())
        #expect(run.code == 2)
        #expect(run.errors.contains("--max-held-bytes"))
    }

    @Test func withFewFilesTheDaemonServesWhatFits() throws {
        let folder = try TemporaryFolder.withRules()
        let daemon = try ChildProcess(
            ["-c", "ulimit -n 64; exec \"$0\" \"$@\"", Program.path(), "serve", "--socket", folder.at("s")],
            in: folder.path, program: "/bin/sh")
        var first: LineSocket?
        try Waiting.until("a daemon that listens", seconds: 20, milliseconds: 10) {
            first = try? LineSocket(folder.at("s"))
            return first != nil
        }
        let state = try #require(first).askJSON(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)["result"]
        #expect(state?["compteurs"]?["connexions_max"]?.integer ?? 0 >= 16)
        daemon.signal(SIGTERM)
        #expect(try daemon.wait() == 0)
    }

    @Test func smallBudgetsFitASmallMachine() throws {
        let folder = try TemporaryFolder.withRules()
        let options = [
            "--max-held-bytes", "1000000", "--max-line", "1000000", "--max-answer-bytes", "1000000",
            "--max-connections", "16", "--threads", "1", "--heavy-threads", "1",
        ]
        let script = "ulimit -v 1500000; exec \"$0\" \"$@\""
        let daemon = try ChildProcess(
            ["-c", script, Program.path(), "serve", "--socket", folder.at("s")] + options, in: folder.path,
            program: "/bin/sh")
        var client: LineSocket?
        try Waiting.until("a daemon that listens", seconds: 20, milliseconds: 10) {
            client = try? LineSocket(folder.at("s"))
            return client != nil
        }
        #expect(Sample.verdict(in: try #require(client).ask(Sample.request())) != nil)
        daemon.signal(SIGTERM)
        #expect(try daemon.wait() == 0)
    }

    @Test func oneProcessHasHalfOfTheConnectionsAndOthersStillGetIn() throws {
        let daemon = try Daemon(["--max-connections", "8"])
        // The connection by which it was seen to listen may not be closed yet.
        let state = try daemon.connect()
        try Waiting.until("one connection alone", milliseconds: 10) {
            let counts = try state.askJSON(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)["result"]?["compteurs"]
            return counts?["connexions_ouvertes"]?.integer == 1
        }
        let mine = try [state] + (0..<3).map { _ in try daemon.connect() }
        for client in mine { #expect(Sample.verdict(in: try client.ask(Sample.request())) != nil) }
        let refused = try daemon.connect()
        #expect(try JSONReader.parse(Array(try #require(try refused.line()).utf8))["error"]?["code"]?.integer == -32003)
        let file = daemon.folder.at("d.json")
        try daemon.folder.write("d.json", Sample.declaration)
        #expect(try Program.run(["submit", file, "--socket", daemon.socket]).code == 1)
    }

    /// It sends requests as long as they are taken, and leaves the answers where they are.
    @Test func aClientThatNeverReadsIsLetGoAndOthersAreServed() throws {
        let daemon = try Daemon(["--idle-timeout", "2", "--max-answer-bytes", "1000000"])
        let deaf = try daemon.connect()
        #expect(fcntl(deaf.descriptor, F_SETFL, O_NONBLOCK) == 0)
        let line = Array((Sample.request() + "\n").utf8)
        let client = try daemon.connect()
        try Waiting.until("the end of a client that reads nothing", seconds: 40, milliseconds: 20) {
            for _ in 0..<50 where write(deaf.descriptor, line, line.count) < line.count { break }
            #expect(Sample.verdict(in: try client.ask(Sample.request())) != nil)
            let counts = try client.askJSON(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)["result"]?["compteurs"]
            return counts?["connexions_inactives_fermees"]?.integer == 1
        }
        let counts = try daemon.result("etat")?["compteurs"]
        #expect(counts?["octets_retenus"]?.integer ?? 0 < 1_000_000)
    }

    @Test func aConnectionThatDoesNothingIsClosedAndOneThatWorksIsNot() throws {
        let daemon = try Daemon(["--idle-timeout", "1"])
        let idle = try daemon.connect()
        try idle.send("{\"jsonrpc\"")
        let busy = try daemon.connect()
        let end = Clock.now + 3
        while Clock.now < end {
            #expect(Sample.verdict(in: try busy.ask(Sample.request())) != nil)
            usleep(200_000)
        }
        #expect(try idle.line(seconds: 1) == nil)
        #expect(try daemon.result("etat")?["compteurs"]?["connexions_inactives_fermees"]?.integer ?? 0 >= 1)
    }
}
