import AvalJSON
import AvalSystem
import Synchronization

/// How many declarations are signed in a second while each waits for the disk, and for how long each waits.
enum SigningSection: Section {
    static let name = "signing"
    static let title = "Signing"
    static let note =
        "The released daemon with its journal on the disk of the working folder; each connection signs one declaration after "
        + "the other, their tokens had before. The bare disk appends a line of the journal's length and calls fdatasync, one after "
        + "the other, as a signature that waited alone would."

    /// The length of a line of the journal.
    private static let line = 718

    static func measure(_ bench: Bench) throws -> [Row] {
        let bare = try Self.bare(bench)
        var rows = [Row("bare append and fdatasync, one by one", text(bare))]
        for (connections, each) in [(1, 400), (16, 100), (64, 60), (256, 30)] {
            let count = bench.settings.isQuick ? max(each / 4, 5) : each
            let (times, seconds) = try sign(bench, connections: connections, each: count)
            let rate = Double(times.sorted.count) / seconds
            rows.append(
                Row(
                    "signer, \(connections) connection\(connections > 1 ? "s" : "")",
                    "\(NumberText.text(rate)) a second, \(text(times))",
                    ratio: "p50 \(NumberText.brief(times.median / max(bare.median, 1e-9))) × the bare disk's",
                    aim: connections == 256 ? Row.aim(rate, atLeast: 1000, unit: " a second") : ""))
        }
        return rows + (try tokens(bench))
    }

    /// What a token costs the one who asks for a verdict.
    private static func tokens(_ bench: Bench) throws -> [Row] {
        let declaration = try declaration(bench)(0)
        var series: [[Series]] = [[], []]
        let server = try server(bench)
        defer { server.stop() }
        let connection = try server.connect()
        for _ in 0..<5 {
            for (index, more) in ["", ",\"jeton\":true"].enumerated() {
                let line = request("valider", declaration, more)
                for _ in 0..<200 { _ = try connection.ask(line) }
                series[index].append(
                    Series(
                        try (0..<(bench.settings.isQuick ? 500 : 4000)).map { _ in
                            let start = Clock.now()
                            _ = try connection.ask(line)
                            return Clock.now() - start
                        }))
            }
        }
        let medians = series.map { Series($0.map(\.median)).median }
        return [
            Row("valider over the socket", "p50 \(NumberText.time(seconds: medians[0]))"),
            Row("valider with a token", "p50 \(NumberText.time(seconds: medians[1]))"),
        ]
    }

    // MARK: Signing

    /// Has each of so many connections sign so many declarations; gives how long each took, and all together.
    private static func sign(
        _ bench: Bench, connections: Int, each: Int
    ) throws -> (times: Series, seconds: Double) {
        let server = try server(bench)
        defer { server.stop() }
        let make = try declaration(bench)
        var lines: [[[UInt8]]] = []
        let first = try server.connect()
        for connection in 0..<connections {
            lines.append(
                try (0..<each).map { index in
                    let declaration = make(connection * each + index)
                    let verdict = try first.answer(text(request("valider", declaration, ",\"jeton\":true")))
                    guard let token = (try? JSONReader.parse(Array(verdict.utf8)))?["result"]?["jeton"]?.string else {
                        throw BenchError("the declaration cannot be signed: \(verdict.prefix(300))")
                    }
                    return request("signer", signed(declaration), ",\"jeton\":\"\(token)\"")
                })
        }
        let clients = try (0..<connections).map { _ in try server.connect() }
        let times = Mutex<[Double]>([])
        let failure = Mutex<String?>(nil)
        let team = ThreadTeam()
        let began = Clock.now()
        for (client, lines) in zip(clients, lines) {
            let work = Work(client, lines)
            try team.start {
                let own = work.run()
                if own.count < lines.count { failure.withLock { $0 = "a signature was not answered" } }
                times.withLock { $0 += own }
            }
        }
        team.wait {}
        let seconds = Clock.now() - began
        if let words = failure.withLock({ $0 }) { throw BenchError(words) }
        let receipts = try first.answer(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)
        guard receipts.contains("\"recus\":\(connections * each),") else {
            throw BenchError("not every declaration was signed: \(receipts)")
        }
        return (Series(times.withLock { $0 }), seconds)
    }

    /// The signatures of one connection.
    private final class Work: @unchecked Sendable {
        // One thread has it at a time.
        private let client: PlainClient
        private let lines: [[UInt8]]

        init(_ client: PlainClient, _ lines: [[UInt8]]) {
            (self.client, self.lines) = (client, lines)
        }

        /// How long each took; fewer than there are where one was not answered.
        func run() -> [Double] {
            var times: [Double] = []
            for line in lines {
                let start = Clock.now()
                guard (try? client.ask(line)) != nil else { break }
                times.append(Clock.now() - start)
            }
            return times
        }
    }

    private static func server(_ bench: Bench) throws -> MeasuredServer {
        let program = try AvalProgram(bench)
        let state = bench.path("etat-\(Clock.now())")
        return try MeasuredServer(bench) {
            program.serve(.shipped(root: bench.settings.root), $0) + ["--state", state]
        }
    }

    // MARK: Lines

    /// A declaration that may be signed, as one line, by its number.
    private static func declaration(_ bench: Bench) throws -> (Int) -> String {
        let sample = try BenchFile.bytes(bench.settings.root + "/Samples/guide/socie_a_signer.json")
        guard let members = (try? JSONReader.parse(sample))?.members else { throw BenchError("no sample to sign") }
        return { number in
            let changed = members.filter { $0.key != "signature" }.map { member in
                member.key == "numero" ? JSONMember("numero", .string("S-\(number)")) : member
            }
            return String(decoding: JSONWriter.bytes(of: .object(changed)), as: UTF8.self)
        }
    }

    private static func signed(_ declaration: String) -> String {
        declaration.dropLast()
            + #","signature":{"certifie_exactitude":true,"accepte_conditions":true,"nom":"N","email":"n@example.fr"}}"#
    }

    private static func request(_ method: String, _ declaration: String, _ more: String) -> [UInt8] {
        Array(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\(method)\",\"params\":{\"declaration\":\(declaration)\(more)}}\n"
                .utf8)
    }

    private static func text(_ line: [UInt8]) -> String { String(decoding: line.dropLast(), as: UTF8.self) }

    // MARK: The disk

    /// How long a line takes that is appended and waited for, alone.
    private static func bare(_ bench: Bench) throws -> Series {
        let path = bench.path("disque")
        defer { BenchFile.remove(path) }
        let bytes = [UInt8](repeating: 0x61, count: line)
        do throws(SystemError) {
            let file = try Descriptor(opening: path, [.writing, .creating, .emptying])
            var times: [Double] = []
            for _ in 0..<(bench.settings.isQuick ? 100 : 1000) {
                let start = Clock.now()
                try file.write(bytes)
                try file.synchronizeBytes()
                times.append(Clock.now() - start)
            }
            return Series(times)
        } catch { throw BenchError("the disk cannot be measured: \(error.systemWords)") }
    }

    private static func text(_ series: Series) -> String {
        [(0.5, "p50"), (0.99, "p99")].map { share, name in
            "\(name) \(NumberText.time(seconds: series.percentile(share)))"
        }.joined(separator: ", ")
    }
}
