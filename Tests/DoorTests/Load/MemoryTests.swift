import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

extension Load {
    /// What the daemon holds, in MiB, whatever its clients send: the bounds that ARCHITECTURE.md states.
    ///
    /// By rights a daemon holds 64 for itself, 256 for lines that are still coming in or wait, 256 for long answers that
    /// wait to be read, 192 KiB for each connection, and what is being made: one answer a thread, moved as it grows.
    @Suite struct MemoryTests {
        private static let own = 64
        private static let lines = 256
        private static let answers = 256
        private static let beingMade = 192

        @Test func aBatchWhoseVerdictsWouldBeAHundredTimesAsLongIsRefusedInPart() throws {
            let daemon = try Daemon()
            let client = try daemon.connect()
            let requests = (0..<1000).map { Sample.request(Sample.terse(1400), id: "\($0)") }
            let line = "[" + requests.joined(separator: ",") + "]\n"
            #expect(line.utf8.count < 16 << 20)
            let sender = Threaded { try client.send(line) }
            let answer = Array(try #require(try client.line(seconds: 120)).utf8)
            try sender.join()
            #expect(answer.count < 48 << 20)
            let answers = try #require(try JSONReader.parse(answer).array)
            #expect(answers.count == 1000)
            let judged = answers.prefix { $0["result"] != nil }.count
            #expect(judged > 10)
            for (index, answer) in answers.enumerated() {
                #expect(answer["id"]?.integer == index)
                if index >= judged { #expect(answer["error"]?["code"]?.integer == -32004) }
            }
            #expect(daemon.peak < Self.own + Self.beingMade)
            #expect(Sample.verdict(in: try client.ask(Sample.request())) != nil)
        }

        /// The verdicts of these lines would be hundreds of MiB if each were kept until it is read.
        @Test func clientsThatNeverReadTheirLongAnswersHoldNoMoreThanThereIsForThem() throws {
            let daemon = try Daemon()
            let request = Sample.request(Sample.terse(Effort.of(500, long: 5000)))
            let count = Effort.of(30, long: 300)
            let deaf = try (0..<count).map { number in
                let socket = try daemon.connect()
                try socket.send(request.replacing("\"id\":1,", with: "\"id\":\(number),") + "\n")
                return socket
            }
            let bystander = try daemon.connect()
            for _ in 0..<20 { #expect(Sample.verdict(in: try bystander.ask(Sample.request())) != nil) }
            // Each has its answer by now, or so much of it as the system keeps for it.
            try Waiting.until("an answer for each client", seconds: 240, milliseconds: 10) {
                deaf.allSatisfy(\.hasNews)
            }
            #expect(daemon.peak < Self.own + Self.answers + Self.beingMade + count * 192 / 1024)
            var refused = 0
            for (number, client) in deaf.enumerated() {
                let answer = try #require(try client.line(seconds: 60))
                if answer.hasPrefix(#"{"jsonrpc":"2.0","id":\#(number),"error":{"code":-32003,"#) {
                    refused += 1
                } else {
                    #expect(Sample.verdict(in: answer, id: "\(number)")?.hasSuffix("}") == true)
                }
            }
            #expect((refused > 0) == Effort.isLong)
            // Once the answers are read there is room again.
            #expect(Sample.verdict(in: try deaf[0].ask(request)) != nil)
        }

        @Test func halvesOfBigLinesTakeTheRoomThereIsAndTheOthersAreToldAtOnce() throws {
            let daemon = try Daemon()
            let (count, size) = Effort.of((80, 4 << 20), long: (1000, 1 << 20))
            OpenFiles.raised
            let half = [UInt8](repeating: UInt8(ascii: " "), count: size)
            let clients = try (0..<count).map { _ in
                let socket = try daemon.connect()
                try socket.send(half)
                return socket
            }
            let bystander = try daemon.connect()
            #expect(Sample.verdict(in: try bystander.ask(Sample.request())) != nil)
            let refused = clients.count { $0.hasNews }
            #expect(refused > 0 && refused < count)
            #expect(daemon.peak < Self.own + Self.lines + count * 192 / 1024)
            // The rest of each line comes: a client that has its answer gets no other, and all connections stay open.
            for client in clients {
                try client.send(Sample.request() + "\n")
                let answer = try #require(try client.line())
                if Sample.verdict(in: answer) != nil { continue }
                #expect(try JSONReader.parse(Array(answer.utf8))["error"]?["code"]?.integer == -32003)
                #expect(Sample.verdict(in: try client.ask(Sample.request())) != nil)
            }
        }

        @Test func aClientThatSendsMoreThanItReadsIsAnsweredInOrderOnceItReads() throws {
            let daemon = try Daemon()
            let client = try daemon.connect()
            let count = Effort.of(3000, long: 100_000)
            let sender = Threaded {
                for number in 0..<count { try client.send(Sample.request(id: "\(number)") + "\n") }
            }
            let bystander = try daemon.connect()
            // Nobody reads: before long the daemon takes nothing more, and holds little.
            // Asking is a line too.
            var before = -2
            let deadline = Deadline(seconds: 120)
            while case let now = try lines(bystander), now > before + 1 {
                try deadline.check("a daemon that takes no more")
                before = now
                usleep(300_000)
            }
            #expect(before < count)
            #expect(daemon.peak < Self.own)
            for number in 0..<count {
                let answer = try #require(try client.line(seconds: 60))
                guard Sample.verdict(in: answer, id: "\(number)") != nil else {
                    throw DoorTestError(description: "not the answer to \(number): \(answer.prefix(200))")
                }
            }
            try sender.join()
        }

        @Test func clientsThatSendAByteASecondAreWaitedForAndHinderNobody() throws {
            let daemon = try Daemon()
            let clients = try (0..<Effort.of(50, long: 500)).map { _ in try daemon.connect() }
            let request = Array((Sample.request() + "\n").utf8)
            let rounds = Effort.of(2, long: 30)
            let bystander = try daemon.connect()
            for round in 0..<rounds {
                for client in clients { try client.send([request[round]]) }
                let start = Clock.now
                #expect(Sample.verdict(in: try bystander.ask(Sample.request())) != nil)
                usleep(UInt32(max(0, 1 - (Clock.now - start)) * 1_000_000))
            }
            #expect(clients.allSatisfy { !$0.hasNews })
            for client in clients {
                try client.send(Array(request[rounds...]))
                #expect(Sample.verdict(in: try #require(try client.line())) != nil)
            }
            #expect(daemon.peak < Self.own)
        }

        @Test func aHalfClosedConnectionGetsEveryAnswerLargeOnesIncluded() throws {
            let daemon = try Daemon()
            let client = try daemon.connect()
            let large = Sample.request(Sample.crowd(300), id: "2")
            try client.send(Sample.request() + "\n" + large + "\n" + Sample.request(id: "3"))
            client.endSending()
            for id in ["1", "2", "3"] { #expect(Sample.verdict(in: try #require(try client.line()), id: id) != nil) }
            #expect(try client.line() == nil)
        }

        private func lines(_ socket: LineSocket) throws -> Int {
            let state = try socket.askJSON(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)
            return try #require(state["result"]?["compteurs"]?["lignes"]?.integer)
        }
    }
}
