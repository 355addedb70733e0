import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

/// The log, whose reader may have stopped reading.
struct JournalTests {
    /// A pipe that is full, whose reading end stays open and unread: what the child writes to it waits for ever.
    private final class FullPipe {
        private var ends: [Int32] = [-1, -1]
        let path: String

        init() throws {
            guard pipe(&ends) == 0 else { throw DoorTestError(description: "pipe: errno \(errno)") }
            _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
            let bytes = [UInt8](repeating: 0x2E, count: 4096)
            while write(ends[1], bytes, bytes.count) > 0 {}
            path = "/proc/\(getpid())/fd/\(ends[1])"
        }

        deinit { for end in ends { close(end) } }
    }

    @Test func anErrorStreamThatNobodyReadsHoldsUpNeitherReloadsNorTheEnd() throws {
        let folder = try TemporaryFolder.withRules()
        let full = try FullPipe()
        let daemon = try ChildProcess(
            ["serve", "--socket", folder.at("s"), "--watch", "off"], in: folder.path,
            errors: .file(full.path, O_WRONLY))
        var client: LineSocket?
        try Waiting.until("a daemon that listens", seconds: 20, milliseconds: 10) {
            client = try? LineSocket(folder.at("s"))
            return client != nil
        }
        let socket = try #require(client)
        for number in 0..<20 {
            try folder.edit("Rules/paiements.yaml", "- code: cheque", "# \(number)\n- code: cheque")
            let answer = try socket.askJSON(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#)
            #expect(answer["result"]?["nouvelle"] == true)
        }
        daemon.signal(SIGTERM)
        #expect(try daemon.wait(seconds: 10) == 0)
    }

    @Test func whoReloadsInALoopDoesNotFloodTheLog() throws {
        let daemon = try Daemon(["--watch", "off"])
        let client = try daemon.connect()
        for _ in 0..<200 { _ = try client.ask(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#) }
        daemon.child.signal(SIGTERM)
        #expect(try daemon.child.wait() == 0)
        #expect(daemon.child.errors.text.split(separator: "\n").count { $0.contains("Règles inchangées") } == 1)
    }
}
