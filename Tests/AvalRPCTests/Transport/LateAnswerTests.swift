import Glibc
import Synchronization
import Testing

@testable import AvalRPC

/// Answers that come once something else is done, which no thread waits for.
@Suite("Late answers", .timeLimit(.minutes(5)))
struct LateAnswerTests {
    @Test func theAnswersOfAConnectionKeepTheOrderOfItsLines() async throws {
        try await withServer { _, socket in
            let lines = ["late:100:a", "b", "late:20:c", "late:1:d", "heavy:5:e", "f", "late:0:g"]
            let answers = try await blocking {
                let client = try Client(socket)
                try client.send(lines.map { $0 + "\n" }.joined())
                return try client.lines(lines.count)
            }
            #expect(answers == lines)
        }
    }

    @Test func noThreadIsHeldMeanwhile() async throws {
        try await withServer(LineServerConfiguration(heavyThreads: 1)) { _, socket in
            let begun = ContinuousClock.now
            let clients = (0..<24).map { number in
                Threaded {
                    let client = try Client(socket)
                    try client.send("late:300:\(number)\n")
                    return try client.line()
                }
            }
            for (number, client) in clients.enumerated() {
                let answer = try await blocking { try client.join() }
                #expect(answer == "late:300:\(number)")
            }
            // One after the other they would take seven seconds.
            #expect(ContinuousClock.now - begun < .seconds(4))
        }
    }

    @Test func whatIsPendingIsAnsweredBeforeTheEnd() async throws {
        let folder = Folder()
        let server = LineServer(responder: EchoResponder(), logger: .silent)
        try await server.listen(on: UnixSocket(path: folder.socket))
        let clients = try (0..<5).map { _ in try Client(folder.socket) }
        for (number, client) in clients.enumerated() { try client.send("late:300:\(number)\nlate:10:\(number)\n") }
        #expect(try await eventually { server.counters.lines >= 5 })
        await server.shutdown()
        for (number, client) in clients.enumerated() {
            let answers = try await blocking { try client.restLines() }
            #expect(answers == ["late:300:\(number)", "late:10:\(number)"])
        }
    }

    @Test func anAnswerToSomebodyWhoHasGoneIsNobodysConcern() async throws {
        try await withServer(LineServerConfiguration(maxHeavyLines: 4)) { _, socket in
            for number in 0..<20 {
                _ = try await blocking {
                    try Client(socket).send("late:\(number % 3 * 20):gone\n")
                    usleep(5000)
                }
            }
            // The room that they took is there again.
            _ = try await blocking { usleep(100_000) }
            let answers = try await blocking {
                let client = try Client(socket)
                try client.send("late:1:a\nlate:1:b\n")
                return try client.lines(2)
            }
            #expect(answers == ["late:1:a", "late:1:b"])
        }
    }

    @Test func moreThanTheServerHasRoomForAreToldSo() async throws {
        try await withServer(LineServerConfiguration(maxHeavyLines: 2)) { _, socket in
            let answers = try await blocking {
                let clients = try (0..<6).map { _ in try Client(socket) }
                for client in clients { try client.send("late:500:x\n") }
                return try clients.map { try $0.line() }
            }
            #expect(answers.count { $0 == "late:500:x" } == 2)
            #expect(answers.count { $0?.hasPrefix("OVERLOAD") == true } == 4)
        }
    }

    @Test func anAnswerIsGivenOnceWhetherItOrItsReceiverComesFirst() {
        let received = Mutex([[UInt8]]())
        let take: @Sendable ([UInt8]) -> Void = { bytes in received.withLock { $0.append(bytes) } }
        let first = LateAnswer()
        first.give([1])
        first.receive(take)
        let second = LateAnswer()
        second.receive(take)
        second.give([2])
        #expect(received.withLock { $0 } == [[1], [2]])
    }
}
