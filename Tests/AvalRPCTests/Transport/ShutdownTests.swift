import AvalSystem
import Glibc
import Testing

@testable import AvalRPC

@Suite(.timeLimit(.minutes(5)))
struct ShutdownTests {
    /// A server, its socket, and the folder that holds it.
    private func started(_ responder: EchoResponder = EchoResponder()) async throws -> (LineServer, Folder) {
        let folder = Folder()
        let server = LineServer(responder: responder, logger: .silent)
        try await server.listen(on: UnixSocket(path: folder.socket))
        return (server, folder)
    }

    private func elapsed(_ body: () async throws -> Void) async rethrows -> Duration {
        let start = ContinuousClock.now
        try await body()
        return ContinuousClock.now - start
    }

    @Test func whatHasComeIsAnsweredThenTheConnectionCloses() async throws {
        let (server, folder) = try await started()
        let client = try Client(folder.socket)
        let lines = (0..<200).map { $0 % 20 == 0 ? "heavy:5:\($0)" : "line \($0)" }
        try client.send(lines.joined(separator: "\n") + "\nhalf a line")
        #expect(try await eventually { server.counters.lines > 0 })
        await server.shutdown()
        let answers = try await blocking { try client.restLines() }
        #expect(answers == lines)
        #expect(server.counters.connectionsOpen == 0)
    }

    @Test func whatTheSystemHadTakenBehindASlowLineIsAnsweredToo() async throws {
        let (server, folder) = try await started()
        let client = try Client(folder.socket)
        let lines = ["heavy:300:first"] + (0..<1000).map { "\($0) " + String(repeating: "x", count: 100) }
        try client.send(lines.joined(separator: "\n") + "\n")
        #expect(try await eventually { server.counters.lines > 0 })
        let reader = Threaded { try client.restLines() }
        await server.shutdown()
        #expect(try await blocking { try reader.join() } == lines)
    }

    @Test func underLoadEveryClientGetsAnUnbrokenBeginningOfItsAnswers() async throws {
        let (server, folder) = try await started()
        let path = folder.socket
        let clients = try (0..<8).map { _ in try Client(path) }
        for (number, client) in clients.enumerated() {
            try client.send("\(number).0\n")
            _ = Threaded { for line in 1..<1_000_000 { try client.send("\(number).\(line)\n") } }
        }
        let readers = clients.map { client in Threaded { try client.restLines() } }
        #expect(try await eventually { server.counters.lines > 5000 && server.counters.connectionsOpen == 8 })
        let elapsed = await elapsed { await server.shutdown() }
        #expect(elapsed < .seconds(9))
        for (number, reader) in readers.enumerated() {
            let answers = try await blocking { try reader.join() }
            #expect(answers.count > 0)
            #expect(answers == answers.indices.map { "\(number).\($0)" })
        }
    }

    @Test func idleClientsAndHalfLinesDoNotHoldIt() async throws {
        let (server, folder) = try await started()
        let idle = try Client(folder.socket)
        let half = try Client(folder.socket)
        try half.send("half")
        #expect(try await eventually { server.counters.connectionsOpen == 2 })
        let elapsed = await elapsed { await server.shutdown() }
        #expect(elapsed < .seconds(9))
        #expect(try await blocking { try idle.rest() + half.rest() } == [])
    }

    @Test func aClientThatNeverReadsIsClosedAfterTheGrace() async throws {
        let (server, folder) = try await started()
        let client = try Client(folder.socket)
        try client.send("big:5000000:\n")
        #expect(try await eventually { server.counters.lines == 1 })
        let elapsed = await elapsed { await server.shutdown(grace: .milliseconds(300)) }
        #expect(elapsed >= .milliseconds(300))
        #expect(elapsed < .seconds(9))
        #expect(server.counters.connectionsOpen == 0)
        withExtendedLifetime(client) {}
    }

    @Test func aSlowLineIsWaitedForWithinTheGrace() async throws {
        let (server, folder) = try await started()
        let client = try Client(folder.socket)
        try client.send("heavy:400:slow\n")
        #expect(try await eventually { server.counters.heavyLines == 1 })
        await server.shutdown()
        #expect(try await blocking { try client.restLines() } == ["heavy:400:slow"])
    }

    @Test func aLineThatNeverEndsDoesNotHoldItPastTheGrace() async throws {
        let responder = EchoResponder()
        let (server, folder) = try await started(responder)
        let client = try Client(folder.socket)
        try client.send("heavy:gate\n")
        #expect(try await eventually { server.counters.heavyLines == 1 })
        await server.shutdown(grace: .milliseconds(200))
        #expect(server.counters.connectionsOpen == 0)
        responder.gate.signal()
        #expect(try await blocking { try client.rest() } == [])
    }

    @Test func theSocketIsGoneAfterwardsAndASecondShutdownReturns() async throws {
        let (server, folder) = try await started()
        async let first: Void = server.shutdown()
        async let second: Void = server.shutdown()
        _ = await (first, second)
        await server.waitUntilShutdown()
        #expect(!Paths.exists(folder.socket))
        await #expect(throws: TransportError.self) { try await server.listen(on: UnixSocket(path: folder.socket)) }
        await #expect(throws: TransportError.self) { try await server.serveStreams(input: -1, output: -1) }
    }

    @Test func aServerThatOpenedNothingStops() async {
        let server = LineServer(responder: EchoResponder(), logger: .silent)
        await server.shutdown()
        #expect(server.counters.connectionsTotal == 0)
    }

    @Test func aServerHasOneSocketButMayTryAgainAfterAnError() async throws {
        let folder = Folder()
        let server = LineServer(responder: EchoResponder(), logger: .silent)
        await #expect(throws: TransportError.self) {
            try await server.listen(on: UnixSocket(path: folder.path + "/absent/s"))
        }
        try await server.listen(on: UnixSocket(path: folder.socket))
        let error = await #expect(throws: TransportError.self) {
            try await server.listen(on: UnixSocket(path: folder.path + "/other"))
        }
        #expect(error?.code == .wrongMoment)
        await server.shutdown()
    }

    @Test func withoutFileDescriptorsLeftItWaitsAndGoesOn() async {
        await #expect(processExitsWith: .success) {
            let folder = Folder()
            let server = LineServer(responder: EchoResponder(), logger: .silent)
            try await server.listen(on: UnixSocket(path: folder.socket))
            let first = try Client(folder.socket)
            let second = try Client(folder.socket)
            guard try await eventually({ server.counters.connectionsTotal == 2 }) else { exit(5) }
            var used: [Int32] = []
            while case let descriptor = dup(0), descriptor >= 0 { used.append(descriptor) }
            // Connected, but the server cannot accept it: it takes the one descriptor given back here.
            guard let last = used.popLast(), close(last) == 0 else { exit(1) }
            let third = try Client(folder.socket)
            try third.send("third\n")
            try first.send("first\n")
            guard try first.line() == "first" else { exit(2) }
            // Not an asynchronous sleep: its timer would itself need a file descriptor.
            usleep(300_000)
            guard server.counters.connectionsTotal == 2 else { exit(3) }
            for descriptor in used { close(descriptor) }
            guard try third.line() == "third", try await eventually({ server.counters.connectionsTotal == 3 })
            else { exit(4) }
            withExtendedLifetime(second) {}
            await server.shutdown()
        }
    }
}
