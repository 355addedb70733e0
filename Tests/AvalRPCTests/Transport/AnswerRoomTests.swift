import Glibc
import Testing

@testable import AvalRPC

/// Long answers that their clients do not read: there is room for so many, and the next are told.
@Suite(.timeLimit(.minutes(1)))
struct AnswerRoomTests {
    private static let narrow = LineServerConfiguration(maxAnswerBytes: 12_000_000)

    @Test func longAnswersBeyondTheRoomForAllAreRefusedUntilOthersAreRead() async throws {
        try await withServer(Self.narrow) { server, path in
            let deaf = try Client(path)
            try deaf.send("big:8000000:\n")
            #expect(try await eventually { server.counters.lines == 1 })
            let answers = try await blocking {
                let other = try Client(path)
                try other.send("big:8000000:\nbig:60000:\nbig:3000000:\n")
                let answers = try other.lines(3)
                guard try deaf.line()?.utf8.count == 8_000_000 else { throw Client.CallError(call: "read", number: 0) }
                return answers
            }
            #expect(answers.map(\.utf8.count) == [17, 60_000, 3_000_000])
            #expect(answers[0] == "OVERLOAD big:8000")
            #expect(server.counters.overloads == 1)
            #expect(try await size(of: "big:8000000:", at: path) == 8_000_000)
        }
    }

    @Test func theAnswersOfHeavyLinesAskForRoomToo() async throws {
        let heavy = "heavy:0:" + String(repeating: "y", count: 8_000_000)
        try await withServer(Self.narrow) { server, path in
            let deaf = try Client(path)
            let sender = Threaded { try deaf.send(heavy + "\n") }
            try await blocking { try sender.join() }
            #expect(try await eventually { server.counters.heavyLines == 1 })
            // The other's answer may still be on its way.
            try await until(heavy, hasAnAnswerOf: 17, at: path)
            _ = try await blocking { try deaf.line() }
            #expect(try await size(of: heavy, at: path) == heavy.utf8.count)
        }
    }

    @Test func aClientThatLeavesGivesTheRoomBack() async throws {
        try await withServer(Self.narrow) { server, path in
            for line in ["big:8000000:", "heavy:20:" + String(repeating: "y", count: 8_000_000)] {
                var client: Client? = try Client(path)
                let sender = Threaded { [client] in try client?.send(line + "\n") }
                try await blocking { try sender.join() }
                client = nil
                #expect(try await eventually { server.counters.connectionsOpen == 0 })
                try await until("big:8000000:", hasAnAnswerOf: 8_000_000, at: path)
            }
        }
    }

    /// How long the answer to a line is, for a client that reads.
    private func size(of line: String, at path: String) async throws -> Int? {
        try await blocking {
            let client = try Client(path)
            let reader = Threaded { try client.line()?.utf8.count }
            try client.send(line + "\n")
            return try reader.join()
        }
    }

    /// Asks again until the answer to a line is so long, for some seconds.
    private func until(_ line: String, hasAnAnswerOf length: Int, at path: String) async throws {
        for _ in 0..<200 where try await size(of: line, at: path) != length {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(try await size(of: line, at: path) == length)
    }
}
