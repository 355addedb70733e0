import Glibc
import Testing

@testable import AvalRPC

@Suite(.timeLimit(.minutes(5)))
struct LineServerTests {
    @Test func aLineIsAnswered() async throws {
        try await withServer { server, path in
            let answer = try await blocking {
                let client = try Client(path)
                try client.send("bonjour\n")
                return try client.line()
            }
            #expect(answer == "bonjour")
            #expect(server.counters.lines == 1)
            #expect(server.counters.connectionsTotal == 1)
        }
    }

    @Test func pipelinedLinesAreAnsweredInOrderHeavyOnesAmongThem() async throws {
        let lines = (0..<300).map { $0 % 7 == 3 ? "heavy:\($0 % 3):\($0)" : "line \($0)" }
        try await withServer { server, path in
            let answers = try await blocking {
                let client = try Client(path)
                try client.send(lines.joined(separator: "\n") + "\n")
                return try client.lines(lines.count)
            }
            #expect(answers == lines)
            #expect(server.counters.lines == lines.count)
            #expect(server.counters.heavyLines == lines.count { $0.hasPrefix("heavy") })
        }
    }

    @Test func aHeavyLineDelaysNoOtherConnection() async throws {
        let responder = EchoResponder()
        try await withServer(LineServerConfiguration(threads: 1), responder: responder) { _, path in
            let answers = try await blocking {
                let slow = try Client(path)
                let quick = try Client(path)
                try slow.send("heavy:gate\n")
                try quick.send("one\ntwo\n")
                let answers = try quick.lines(2)
                responder.gate.signal()
                return try answers + slow.lines(1)
            }
            #expect(answers == ["one", "two", "heavy:gate"])
        }
    }

    @Test func anEndWithoutLineFeedAndAHalfClosedSocketGetEveryAnswer() async throws {
        try await withServer { _, path in
            let answers = try await blocking {
                let client = try Client(path)
                try client.send("one\nheavy:50:two\nsilent three\n\r\nfour\r\nfive")
                client.endSending()
                return try client.restLines()
            }
            #expect(answers == ["one", "heavy:50:two", "four", "five"])
        }
    }

    @Test func aLineInManyBitsIsOneLine() async throws {
        let line = String(repeating: "é0123456789", count: 3000)
        try await withServer { _, path in
            let answer = try await blocking {
                let client = try Client(path)
                for start in stride(from: 0, to: line.utf8.count, by: 997) {
                    try client.send(Array(line.utf8.dropFirst(start).prefix(997)))
                }
                try client.send("\n")
                return try client.line()
            }
            #expect(answer == line)
        }
    }

    @Test func aLineOfSixteenMebibytesIsTakenAndOneByteMoreIsNot() async throws {
        let longest = 16 * 1024 * 1024
        try await withServer { server, path in
            let answer = try await blocking {
                let client = try Client(path)
                let reader = Threaded { try client.line()?.utf8.count }
                try client.send([UInt8](repeating: UInt8(ascii: "x"), count: longest) + [UInt8(ascii: "\n")])
                return try reader.join()
            }
            #expect(answer == longest)
            let answers = try await blocking {
                let client = try Client(path)
                try client.send("before\n")
                try client.send([UInt8](repeating: UInt8(ascii: "x"), count: longest + 1))
                return try client.restLines()
            }
            #expect(answers == ["before", "TOO LONG"])
            #expect(server.counters.tooLong == 1)
        }
    }

    @Test func aLineTooLongThatComesWithOthersIsToldAfterTheirAnswers() async throws {
        try await withServer(LineServerConfiguration(maxLine: 10)) { _, path in
            let answers = try await blocking {
                let client = try Client(path)
                try client.send("one\ntwo\n12345678901\nfour\n")
                return try client.restLines()
            }
            #expect(answers == ["one", "two", "TOO LONG"])
        }
    }

    @Test func aClientStillWritingItsTooLongLineReadsWhy() async throws {
        try await withServer(LineServerConfiguration(maxLine: 1000)) { _, path in
            let answers = try await blocking {
                let client = try Client(path)
                try client.send("heavy:50:before\n")
                try client.send([UInt8](repeating: UInt8(ascii: "x"), count: 3_000_000))
                client.endSending()
                return try client.restLines()
            }
            #expect(answers == ["heavy:50:before", "TOO LONG"])
        }
    }

    @Test func aClientThatNeverReadsIsNotReadAndHoldsLittle() async throws {
        try await withServer(LineServerConfiguration(maxUnsentBytes: 64 * 1024)) { server, path in
            let client = try Client(path)
            let sender = Threaded {
                for _ in 0..<100_000 { try client.send("big:10000:\n") }
            }
            #expect(try await eventually { server.counters.lines > 10 })
            try await Task.sleep(for: .milliseconds(300))
            let lines = server.counters.lines
            // What the kernel takes, what may be unsent, one parcel more: far from a gigabyte.
            #expect(lines < 200)
            let other = try await blocking {
                let other = try Client(path)
                try other.send("still served\n")
                return try other.line()
            }
            #expect(other == "still served")
            // Once it reads, everything comes.
            let count = try await blocking { try client.lines(2000).count { $0.utf8.count == 10_000 } }
            #expect(count == 2000)
            shutdown(client.descriptor, Int32(SHUT_RDWR))
            _ = try? sender.join()
        }
    }

    @Test func answersFarLargerThanTheUnsentLimitArriveWhole() async throws {
        try await withServer(LineServerConfiguration(maxUnsentBytes: 4096)) { _, path in
            let sizes = try await blocking {
                let client = try Client(path)
                try client.send("big:5000000:\nbig:1:\nbig:3000000:\nend\n")
                return try client.lines(4).map(\.utf8.count)
            }
            #expect(sizes == [5_000_000, 1, 3_000_000, 3])
        }
    }

    @Test func clientsThatVanishLeaveNothingBehind() async throws {
        try await withServer { server, path in
            try await blocking {
                for text in ["half a line", "heavy:30:x\n", "big:4000000:\n", "a\nb\nc", ""] {
                    for _ in 0..<10 {
                        let client = try Client(path)
                        try client.send(text)
                    }
                }
            }
            #expect(try await eventually { server.counters.connectionsTotal == 50 })
            #expect(try await eventually { server.counters.connectionsOpen == 0 })
        }
    }

    @Test func aThousandIdleClientsDoNotSlowABusyOne() async throws {
        try await withServer { server, path in
            try await blocking {
                var idle: [Client] = []
                for index in 0..<1000 {
                    let client = try Client(path)
                    if index % 2 == 0 { try client.send("half") }
                    idle.append(client)
                }
                let busy = try Client(path)
                for index in 0..<2000 {
                    try busy.send("\(index)\n")
                    guard try busy.line() == "\(index)" else { throw Client.CallError(call: "order", number: 0) }
                }
                try #require(server.counters.connectionsOpen == 1001)
            }
        }
    }

    @Test func oneClientTooManyIsToldSoAndALeaverMakesRoom() async throws {
        try await withServer(LineServerConfiguration(maxConnections: 2)) { server, path in
            var first: Client? = try Client(path)
            let second = try Client(path)
            try await blocking { [first] in
                for client in [first, second].compactMap(\.self) {
                    try client.send("here\n")
                    _ = try client.line()
                }
            }
            let refused = try await blocking { try Client(path).restLines() }
            #expect(refused == ["FULL"])
            #expect(server.counters.connectionsRefused == 1)
            first?.endSending()
            _ = try await blocking { [first] in try first?.rest() }
            first = nil
            #expect(try await eventually { server.counters.connectionsOpen == 1 })
            let third = try await blocking {
                let third = try Client(path)
                try third.send("again\n")
                return try third.line()
            }
            #expect(third == "again")
        }
    }

    @Test func heavyLinesBeyondTheirNumberAreRefusedAtOnceInTheirOrder() async throws {
        let responder = EchoResponder()
        let configuration = LineServerConfiguration(maxHeavyLines: 1, heavyThreads: 1)
        try await withServer(configuration, responder: responder) { server, path in
            let first = try Client(path)
            try first.send("heavy:gate\n")
            #expect(try await eventually { server.counters.heavyLines == 1 })
            let refused = try await blocking {
                let second = try Client(path)
                try second.send("a\nheavy:0:second\nb\n")
                return try second.lines(3)
            }
            #expect(refused == ["a", "OVERLOAD heavy:0:", "b"])
            #expect(server.counters.overloads == 1)
            responder.gate.signal()
            #expect(try await blocking { try first.line() } == "heavy:gate")
        }
    }

    @Test func longLinesBeyondTheRoomForAllAreRefusedAndTheConnectionLives() async throws {
        let configuration = LineServerConfiguration(maxHeldBytes: 1 << 20)
        try await withServer(configuration) { server, path in
            let answers = try await blocking {
                let client = try Client(path)
                try client.send([UInt8](repeating: UInt8(ascii: "x"), count: 4_000_000))
                try client.send("\nafter\n")
                return try client.lines(2)
            }
            #expect(answers == ["OVERLOAD xxxxxxxx", "after"])
            #expect(server.counters.overloads == 1)
        }
    }

    @Test(arguments: 0..<4) func bytesAtRandomAreEchoedWhateverTheirCuts(_ seed: Int) async throws {
        var generator = SplitMix(seed: UInt64(seed))
        var parts: [[UInt8]] = []
        for _ in 0..<300 {
            let length = Int.random(in: 1...3000, using: &generator)
            var part = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            // No carriage return, so that what comes back is what was sent; no word the worker knows.
            part = part.map { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: ":") ? 0 : $0 }
            parts.append(part)
        }
        let expected = parts.flatMap(\.self).split(separator: UInt8(ascii: "\n")).map(Array.init)
        let sent = parts
        try await withServer { _, path in
            let received = try await blocking {
                let client = try Client(path)
                let reader = Threaded { try client.rest() }
                for part in sent { try client.send(part) }
                client.endSending()
                return try reader.join()
            }
            #expect(received.split(separator: UInt8(ascii: "\n")).map(Array.init) == expected)
        }
    }

    @Test func manyClientsAtOnceEachGetTheirOwnAnswersInOrder() async throws {
        try await withServer { server, path in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<16 {
                    let lines = (0..<400).map {
                        ($0 + number) % 50 == 0 ? "heavy:1:\(number).\($0)" : "\(number).\($0)"
                    }
                    group.addTask {
                        try await blocking {
                            let client = try Client(path)
                            let reader = Threaded { try client.lines(lines.count) }
                            for line in lines { try client.send(line + "\n") }
                            return try reader.join() == lines
                        }
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
            #expect(server.counters.lines == 16 * 400)
        }
    }

    @Test func clientsThatBehaveAtRandomLeaveTheServerAsItWas() async throws {
        let configuration = LineServerConfiguration(
            maxLine: 1 << 20, maxConnections: 64, maxHeavyLines: 4, maxHeldBytes: 1 << 20, maxUnsentBytes: 8192)
        try await withServer(configuration) { server, path in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for seed in 0..<60 {
                    group.addTask { try await blocking { misbehave(at: path, seed: UInt64(seed)) } }
                }
                try await group.waitForAll()
            }
            #expect(try await eventually { server.counters.connectionsOpen == 0 })
            // All the room is there again: a line that needs nearly the whole of it is taken.
            let length = try await blocking {
                let client = try Client(path)
                let reader = Threaded { try client.line()?.utf8.count }
                try client.send([UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000) + [UInt8(ascii: "\n")])
                return try reader.join()
            }
            #expect(length == 1_000_000)
        }
    }
}

/// Sends, reads, stops half-way and leaves as chance has it; that the server cuts it off is no error.
private func misbehave(at path: String, seed: UInt64) {
    var generator = SplitMix(seed: seed)
    guard let client = try? Client(path, patience: 1) else { return }
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let sent: Void? =
            switch Int.random(in: 0..<7, using: &generator) {
            case 0: try? client.send("line\n")
            case 1: try? client.send("heavy:\(Int.random(in: 0...3, using: &generator)):h\n")
            case 2: try? client.send("half")
            case 3: try? client.send("big:60000:\n")
            case 4: try? client.send([UInt8](repeating: 0, count: Int.random(in: 1...150_000, using: &generator)))
            case 5: try? client.send("heavy:1:" + String(repeating: "y", count: 90_000) + "\n")
            default: (try? client.send("read\n")).flatMap { _ = try? client.line() }
            }
        if sent == nil { return }
    }
    if Bool.random(using: &generator) {
        client.endSending()
        _ = try? client.rest()
    }
}
