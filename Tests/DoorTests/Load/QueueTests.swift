import AvalJSON
import Glibc
import Testing
import WaitingTestSupport

extension Load {
    /// Large work beside small work: which waits for which, and which is told that there is no room.
    @Suite struct QueueTests {
        @Test func hugeDeclarationsAreOvertakenBySmallOnesSentLater() throws {
            let daemon = try Daemon(["--threads", "1"])
            let large = Sample.request(Sample.crowd(Effort.of(9000, long: 15_000)))
            // Reading a large answer takes a while, in which the next may come.
            let count = Effort.of(4, long: 20)
            let senders = try (0..<2).map { _ in
                let socket = try daemon.connect()
                return (socket, Threaded { for _ in 0..<count { try socket.send(large + "\n") } })
            }
            let small = try daemon.connect()
            try Waiting.until("a large line of each sender at work") { try heavyLines(small) >= senders.count }
            for _ in 0..<10 { #expect(Sample.verdict(in: try small.ask(Sample.request())) != nil) }
            // Nothing is said of the large ones yet, or at the most of the first.
            let answered = try senders.map { socket, _ in
                var lines = 0
                while socket.hasNews { lines += try socket.line(seconds: 60) == nil ? 0 : 1 }
                return lines
            }
            #expect(answered.allSatisfy { $0 < count })
            for ((socket, sender), done) in zip(senders, answered) {
                for _ in done..<count {
                    let answer = try #require(try socket.line(seconds: 120))
                    #expect(Sample.verdict(in: answer)?.hasPrefix(#"{"numero":"5","statut":"refusee""#) == true)
                }
                try sender.join(seconds: 60)
            }
        }

        /// Beside a stream of large ones small ones take far less time than a large one does.
        @Test func aStreamOfLargeDeclarationsDoesNotDelaySmallOnes() throws {
            let daemon = try Daemon()
            let stop = Flag()
            let large = Sample.request(Sample.crowd(Effort.of(2000, long: 10_000)))
            let streams = (0..<2).map { _ in
                Threaded {
                    let socket = try daemon.connect()
                    var times: [Double] = []
                    let deadline = Deadline(seconds: 300)
                    while times.count < 3 || !stop.isRaised {
                        try deadline.check("the end of the small requests")
                        let start = Clock.now
                        _ = try socket.ask(large)
                        times.append(Clock.now - start)
                    }
                    return times
                }
            }
            let small = try daemon.connect()
            try Waiting.until("two large lines at work") { try heavyLines(small) >= 2 }
            let times = try (0..<Effort.of(100, long: 2000)).map { _ in
                let start = Clock.now
                let answer = try small.ask(Sample.request())
                #expect(Sample.verdict(in: answer) != nil)
                return Clock.now - start
            }
            stop.raise()
            let largeTimes = try streams.flatMap { try $0.join(seconds: 120) }.sorted()
            let nineInTen = times.sorted()[times.count * 9 / 10]
            #expect(nineInTen < largeTimes[largeTimes.count / 2] / 2)
        }

        @Test func whoFindsTheQueueFullIsToldAtOnceAndNothingIsLostOrAnsweredTwice() throws {
            OpenFiles.raised
            let daemon = try Daemon(["--watch", "off"])
            let watcher = try daemon.connect()
            let length = Effort.of(900, long: 900)
            // Two lines that take long keep both threads for slow work busy; 256 lines may be waiting or at work.
            let reload = #"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#
            let blockers = try (0..<2).map { _ in
                let socket = try daemon.connect()
                try socket.send("[" + Array(repeating: reload, count: length).joined(separator: ",") + "]\n")
                return socket
            }
            try Waiting.until("two lines that keep the threads busy") { try heavyLines(watcher) >= 2 }
            let clients = try (0..<300).map { number in
                let socket = try daemon.connect()
                try socket.send(reload.replacing("\"id\":1", with: "\"id\":\(number)") + "\n")
                return socket
            }
            // Those that are refused are answered while the others still wait.
            try Waiting.until("all lines taken or refused") {
                try count("lignes_lourdes", watcher) + count("surcharges", watcher) >= 302
            }
            let refused = clients.indices.filter { clients[$0].hasNews }
            #expect(blockers.allSatisfy { !$0.hasNews })
            #expect(refused.count == 300 - 254)
            for (index, client) in clients.enumerated() {
                let answer = try JSONReader.parse(Array(try #require(try client.line(seconds: 120)).utf8))
                #expect(answer["id"]?.integer == index)
                #expect(answer["error"]?["code"]?.integer == (refused.contains(index) ? -32003 : nil))
                #expect((answer["result"]?["version"]?.string == nil) == refused.contains(index))
            }
            #expect(clients.allSatisfy { !$0.hasNews })
            for blocker in blockers {
                #expect(try JSONReader.parse(Array(try #require(try blocker.line()).utf8)).array?.count == length)
            }
            // And there is room again.
            #expect(try clients[299].askJSON(reload)["result"] != nil)
        }

        /// The threads that receive are the wrong ones for it, however it is written.
        @Test func reloadsGoToTheThreadsForSlowWorkHoweverTheyAreAsked() throws {
            let daemon = try Daemon(["--watch", "off"])
            let client = try daemon.connect()
            let plain = #"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#
            let ways = [
                plain, plain.replacing("recharger", with: #"rech\u0061rger"#),
                plain.replacing(",", with: "," + String(repeating: " ", count: 2000)), "[\(plain),\(plain)]",
                " [\(plain)]",
            ]
            for (number, way) in ways.enumerated() {
                #expect(try client.ask(way).contains(#""id":1,"result":{"version":"sha256:"#))
                #expect(try heavyLines(client) == number + 1)
            }
        }

        private func heavyLines(_ socket: LineSocket) throws -> Int { try count("lignes_lourdes", socket) }

        private func count(_ name: String, _ socket: LineSocket) throws -> Int {
            let state = try socket.askJSON(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)
            return try #require(state["result"]?["compteurs"]?[name]?.integer)
        }
    }
}
