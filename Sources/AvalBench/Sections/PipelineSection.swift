/// How many declarations get through one connection that never waits.
enum PipelineSection: Section {
    static let name = "pipeline"
    static let title = "Pipelined over the socket"
    static let note =
        "All requests sent on one connection without waiting, answers read meanwhile; against one worker of `aval validate` "
        + "over the same declarations, its start left out. The ratio is rate to rate."

    static func measure(_ bench: Bench) throws -> [Row] {
        let root = bench.settings.root
        return [
            try row("shipped rules, whole verdicts", .shipped(root: root), brief: false, bench),
            try row("W1, brief verdicts", .workload(root: root), brief: true, bench),
        ]
    }

    private static func row(_ title: String, _ rules: RuleFolder, brief: Bool, _ bench: Bench) throws -> Row {
        let program = try AvalProgram(bench)
        let count = bench.checkedCount
        let input = try bench.input(count)
        let requests = Requests(bench.declarations(count), brief: brief)
        let worker = try FileJob(bench) { program.validate(rules, brief: brief, $0) }
        let daemon = try MeasuredServer(bench) { program.serve(rules, $0) }
        defer { daemon.stop() }
        let connection = try daemon.connect()
        let answers = try connection.exchange(requests, keepingAnswers: true).split(separator: 0x0A)
        guard answers.allSatisfy({ $0.starts(with: Requests.verdict) }) else {
            throw BenchError("the daemon did not judge every declaration")
        }
        let pairs = try Pairs.measure(rounds: bench.rounds) {
            worker.net(try worker.run(input.path)).wall
        } _: {
            try Clock.time { _ = try connection.exchange(requests, keepingAnswers: false) }
        }
        return Row(
            title, "\(NumberText.text(Double(count) / pairs.second.median)) declarations/s", pairs.ratio, atLeast: 0.6)
    }
}
