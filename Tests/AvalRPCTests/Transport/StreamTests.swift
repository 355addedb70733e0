import Glibc
import Testing

@testable import AvalRPC

@Suite(.timeLimit(.minutes(5)))
struct StreamTests {
    /// A pipe; its ends are closed by the test that uses it.
    private func makePipe() -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private func server(_ configuration: LineServerConfiguration = .init()) -> LineServer {
        LineServer(responder: EchoResponder(), configuration: configuration, logger: .silent)
    }

    private func writing(_ text: String, to descriptor: Int32) -> Threaded<Void> {
        Threaded {
            var bytes = Array(text.utf8)[...]
            while !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if count <= 0 { break }
                bytes = bytes.dropFirst(count)
            }
            close(descriptor)
        }
    }

    private func reading(_ descriptor: Int32) -> Threaded<[String]> {
        Threaded {
            var received: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 65_536)
            while case let count = read(descriptor, &part, part.count), count > 0 { received += part[..<count] }
            close(descriptor)
            return String(decoding: received, as: UTF8.self).split(separator: "\n").map(String.init)
        }
    }

    /// Serves `text` from a pipe to a pipe.
    private func serve(
        _ text: String, _ configuration: LineServerConfiguration = .init()
    ) async throws -> (end: StreamEnd, answers: [String], counters: LineCounters) {
        let (input, output) = (makePipe(), makePipe())
        let server = server(configuration)
        let (writer, reader) = (writing(text, to: input.writing), reading(output.reading))
        let end = try await server.serveStreams(input: input.reading, output: output.writing)
        close(input.reading)
        close(output.writing)
        let answers = try await blocking {
            try writer.join()
            return try reader.join()
        }
        return (end, answers, server.counters)
    }

    @Test func everyLineUpToTheEndIsAnsweredInOrder() async throws {
        let lines = (0..<500).map { $0 % 50 == 7 ? "heavy:1:\($0)" : "line \($0)" }
        let (end, answers, counters) = try await serve(lines.joined(separator: "\r\n") + "\nsilent\n\nlast")
        #expect(end == .inputEnded)
        #expect(answers == lines + ["last"])
        #expect(counters.lines == 502)
        #expect(counters.connectionsOpen == 0)
    }

    @Test func anEmptyInputIsNoError() async throws {
        let (end, answers, _) = try await serve("")
        #expect(end == .inputEnded)
        #expect(answers == [])
    }

    @Test func aLineTooLongIsToldAndEndsIt() async throws {
        let text = "a\n" + String(repeating: "x", count: 200_000) + "\nb\n"
        let (end, answers, counters) = try await serve(text, LineServerConfiguration(maxLine: 100))
        #expect(end == .lineTooLong)
        #expect(answers == ["a", "TOO LONG"])
        #expect(counters.tooLong == 1)
    }

    @Test func manyAnswersThroughANarrowPipeArriveWhole() async throws {
        let (end, answers, _) = try await serve(String(repeating: "big:100000:\n", count: 50))
        #expect(end == .inputEnded)
        #expect(answers.map(\.utf8.count) == Array(repeating: 100_000, count: 50))
    }

    @Test func aFileIsServedToItsEnd() async throws {
        let folder = Folder()
        let path = folder.path + "/in"
        try await blocking { [writing] in
            try writing("one\ntwo", creat(path, 0o600)).join()
        }
        let (input, output) = (open(path, O_RDONLY), makePipe())
        let reader = reading(output.reading)
        #expect(try await server().serveStreams(input: input, output: output.writing) == .inputEnded)
        close(input)
        close(output.writing)
        #expect(try await blocking { try reader.join() } == ["one", "two"])
    }

    @Test func aReaderThatLeavesEndsItWithoutASignal() async throws {
        let (input, output) = (makePipe(), makePipe())
        close(output.reading)
        let writer = writing("a\nb\n", to: input.writing)
        let end = try await server().serveStreams(input: input.reading, output: output.writing)
        #expect(end == .outputClosed)
        try await blocking { try writer.join() }
        close(input.reading)
        close(output.writing)
    }

    @Test func aDescriptorThatCannotBeReadIsAnError() async throws {
        let output = makePipe()
        let folder = open("/tmp", O_RDONLY | O_DIRECTORY)
        let error = await #expect(throws: TransportError.self) {
            try await server().serveStreams(input: folder, output: output.writing)
        }
        #expect(error?.code == .streamFailed)
        for descriptor in [folder, output.reading, output.writing] { close(descriptor) }
    }

    @Test func stoppingAnswersWhatHasComeAndDoesNotWaitForMore() async throws {
        let (input, output) = (makePipe(), makePipe())
        let server = server()
        let reader = reading(output.reading)
        async let end = server.serveStreams(input: input.reading, output: output.writing)
        "heavy:200:slow\nsecond\nhalf".utf8CString.withUnsafeBytes { _ = write(input.writing, $0.baseAddress, 26) }
        #expect(try await eventually { server.counters.lines > 0 })
        await server.shutdown()
        #expect(try await end == .stopped)
        for descriptor in [input.reading, input.writing, output.writing] { close(descriptor) }
        #expect(try await blocking { try reader.join() } == ["heavy:200:slow", "second"])
    }

    @Test func anOutputNobodyReadsHoldsTheStopForTheGraceOnly() async throws {
        let (input, output) = (makePipe(), makePipe())
        let server = server()
        let writer = writing("big:1000000:\n", to: input.writing)
        async let end = server.serveStreams(input: input.reading, output: output.writing)
        #expect(try await eventually { server.counters.lines == 1 })
        let start = ContinuousClock.now
        await server.shutdown(grace: .milliseconds(200))
        #expect(ContinuousClock.now - start < .seconds(9))
        #expect(try await end == .abandoned)
        close(output.reading)
        try await blocking { try writer.join() }
        #expect(try await eventually { server.counters.connectionsOpen == 0 })
        close(input.reading)
        close(output.writing)
    }

    @Test func theDescriptorsStayBlocking() async throws {
        let (input, output) = (makePipe(), makePipe())
        close(input.writing)
        _ = try await server().serveStreams(input: input.reading, output: output.writing)
        #expect(fcntl(input.reading, F_GETFL) & O_NONBLOCK == 0)
        #expect(fcntl(output.writing, F_GETFL) & O_NONBLOCK == 0)
        for descriptor in [input.reading, output.reading, output.writing] { close(descriptor) }
    }
}
