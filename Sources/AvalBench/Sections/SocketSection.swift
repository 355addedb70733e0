/// How long a declaration takes over the socket, and how many get through.
enum SocketSection: Section {
    static let name = "socket"
    static let title = "Over the socket"
    static let note =
        "The real daemon, a plain blocking client, one declaration of average size at a time; the echo is a server that sends "
        + "the same line back, asked by the same client in turn with the daemon. Medians of the series."

    static func measure(_ bench: Bench) throws -> [Row] {
        let root = bench.settings.root
        let declaration = bench.averageDeclaration()
        return try rows(
            "shipped rules, whole verdict", .shipped(root: root), Requests.line(declaration, brief: false), bench)
            + rows("W1, brief verdict", .workload(root: root), Requests.line(declaration, brief: true), bench)
    }

    private static func rows(_ title: String, _ rules: RuleFolder, _ line: [UInt8], _ bench: Bench) throws -> [Row] {
        let program = try AvalProgram(bench)
        let (daemon, echo) = try latencies(line, bench) { program.serve(rules, $0) }
        let above = zip(daemon, echo).map { ($0.percentile(0.5) - $1.percentile(0.5)) * 1e6 }
        let spread = Series(daemon.map { $0.percentile(0.99) / max($0.percentile(0.5), 1e-9) })
        let difference = Series(above).median
        return [
            Row("echo of the line, \(NumberText.text(Double(line.count))) bytes", text(echo)),
            Row("aval serve, \(title)", text(daemon)),
            Row(
                "– p50 above that of the echo", "\(NumberText.brief(difference)) µs",
                aim: Row.aim(difference, atMost: 25, unit: " µs")),
            Row("– p99 to p50", "", spread, atMost: 4),
        ]
    }

    /// The latencies of five series of each, in turn: of a daemon, and of the echo.
    private static func latencies(
        _ line: [UInt8], _ bench: Bench, _ command: (_ socket: String) -> [String]
    ) throws -> (daemon: [Series], echo: [Series]) {
        let count = bench.settings.isQuick ? 2_000 : 20_000
        var (ones, others): ([Series], [Series]) = ([], [])
        for _ in 0..<5 {
            others.append(try series(count, line, MeasuredServer(bench) { [bench.settings.own, "part", "echo", $0] }))
            ones.append(try series(count, line, MeasuredServer(bench, command)))
        }
        return (ones, others)
    }

    private static func series(_ count: Int, _ line: [UInt8], _ server: MeasuredServer) throws -> Series {
        defer { server.stop() }
        let connection = try server.connect()
        for _ in 0..<count / 10 { _ = try connection.ask(line) }
        return Series(
            try (0..<count).map { _ in
                let start = Clock.now()
                _ = try connection.ask(line)
                return Clock.now() - start
            })
    }

    private static func text(_ series: [Series]) -> String {
        [(0.5, "p50"), (0.99, "p99"), (0.999, "p99.9")].map { share, name in
            "\(name) \(NumberText.time(seconds: Series(series.map { $0.percentile(share) }).median))"
        }.joined(separator: ", ")
    }
}
