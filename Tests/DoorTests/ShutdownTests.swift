import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// How the daemon ends, and what its signals do.
struct ShutdownTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func everyRequestSentBeforeTheSignalIsAnsweredAndTheSocketIsRemoved(_ signal: Int32) throws {
        let daemon = try Daemon()
        let clients = try (0..<4).map { _ in try daemon.connect() }
        for client in clients { try client.send(String(repeating: Sample.request() + "\n", count: 60)) }
        daemon.child.signal(signal)
        let verdict = try SameVerdictTests.reference.get()
        for client in clients {
            var answers: [String] = []
            while let line = try client.line() { answers.append(line) }
            #expect(answers.count == 60)
            #expect(answers.allSatisfy { Sample.verdict(in: $0) == verdict })
        }
        #expect(try daemon.child.wait() == 0)
        #expect(!daemon.folder.exists("s"))
    }

    @Test func aRequestThatIsNotWholeDoesNotHoldUpTheEnd() throws {
        let daemon = try Daemon()
        let client = try daemon.connect()
        try client.send(Sample.request() + "\n" + Sample.request().prefix(200))
        daemon.child.signal(SIGTERM)
        #expect(Sample.verdict(in: try client.line() ?? "") != nil)
        #expect(try client.line() == nil)
        #expect(try daemon.child.wait(seconds: 5) == 0)
    }

    @Test func theStandardStreamsAnswerWhatHasComeWhenToldToStop() throws {
        let daemon = try ChildProcess(["serve", "--stdio"], in: Program.root)
        daemon.write(Sample.request(id: "1") + "\n")
        #expect(Sample.verdict(in: try daemon.output.line() ?? "", id: "1") != nil)
        daemon.write(Sample.request(id: "2") + "\n" + Sample.request(id: "3") + "\n")
        daemon.signal(SIGTERM)
        #expect(Sample.verdict(in: try daemon.output.line() ?? "", id: "2") != nil)
        #expect(Sample.verdict(in: try daemon.output.line() ?? "", id: "3") != nil)
        #expect(try daemon.output.line() == nil)
        #expect(try daemon.wait() == 0)
    }

    @Test func theEndOfTheStandardInputEndsTheDaemonWithZero() throws {
        let run = try Program.run(["serve", "--stdio"], input: Sample.request())
        #expect(run.code == 0)
        #expect(run.lines.count == 1)
    }

    @Test func standardStreamsThatNobodyReadsEndTheDaemonWithTwo() throws {
        let daemon = try ChildProcess(["serve", "--stdio"], in: Program.root)
        daemon.output.close()
        daemon.write(Sample.request() + "\n")
        #expect(try daemon.wait() == 2)
    }

    @Test(arguments: [SIGHUP, SIGTERM])
    func aSignalThatComesWhileTheRulesAreReadIsNeitherLostNorDeadly(_ signal: Int32) throws {
        let folder = try TemporaryFolder.withRules()
        let daemon = try ChildProcess(["serve", "--socket", folder.at("s"), "--watch", "off"], in: folder.path)
        // The program has started once it is no longer `env`: its rules take much longer to read than this.
        try Waiting.until("a program that keeps the signal", seconds: 20, milliseconds: 0) {
            Self.keeps(signal, daemon.process)
        }
        daemon.signal(signal)
        if signal == SIGHUP {
            try Waiting.until("a reload by signal", milliseconds: 5) { daemon.errors.text.contains("cause=sighup") }
            daemon.signal(SIGTERM)
        }
        #expect(try daemon.wait() == 0)
        #expect(!folder.exists("s"))
    }

    @Test func whoAsksASecondTimeIsObeyedAtOnce() throws {
        let daemon = try Daemon()
        let client = try daemon.connect()
        // Its answers fill what the system keeps for it: the end would wait for it.
        let request = Sample.request(Sample.crowd(500)) + "\n"
        let sender = Threaded { for _ in 0..<40 { try client.send(request) } }
        usleep(300_000)
        daemon.child.signal(SIGTERM)
        usleep(300_000)
        daemon.child.signal(SIGTERM)
        let begin = Clock.now
        #expect(try daemon.child.wait(seconds: 5) == 2)
        #expect(Clock.now - begin < 2)
        _ = try? sender.join()
    }

    /// Whether a process has a handler of its own for a signal.
    private static func keeps(_ signal: Int32, _ process: pid_t) -> Bool {
        guard let file = fopen("/proc/\(process)/status", "re") else { return false }
        defer { fclose(file) }
        var text = [CChar](repeating: 0, count: 8192)
        let count = fread(&text, 1, text.count - 1, file)
        let status = String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigCgt:") }) else { return false }
        let mask = UInt64(line.dropFirst(7).filter { !$0.isWhitespace }, radix: 16) ?? 0
        return mask >> UInt64(signal - 1) & 1 == 1
    }
}
