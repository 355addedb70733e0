/// From a start to the first answer, and what reading the rules costs.
enum StartSection: Section {
    static let name = "start"
    static let title = "Start, load and reload"
    static let note =
        "Loading is timed within this program, reading the files included; the rest is the real daemon. Medians."

    static func measure(_ bench: Bench) throws -> [Row] {
        let rules = RuleFolder.shipped(root: bench.settings.root)
        let loads = try load(rules, bench, runningExamples: false)
        let tested = try load(rules, bench, runningExamples: true)
        let starts = try first(rules, bench)
        let reloads = try reload(rules, bench)
        return [
            row("the shipped rules read, checked and compiled", loads, atMost: 30),
            row("– their examples run too", tested),
            row("from the start of `aval serve` to its first answer", starts, atMost: 50),
            row("`recharger` after a change of a file", reloads, atMost: 50),
        ]
    }

    private static func row(_ what: String, _ series: Series, atMost: Double? = nil) -> Row {
        let spread = [series.median, series.least, series.most].map { NumberText.brief($0 * 1e3) }
        return Row(
            what, "\(spread[0]) ms (\(spread[1]) to \(spread[2]))",
            aim: Row.aim(series.median * 1e3, atMost: atMost, unit: " ms"))
    }

    private static func load(_ rules: RuleFolder, _ bench: Bench, runningExamples: Bool) throws -> Series {
        Series(
            try (0..<bench.rounds).map { _ in
                try Clock.time { _ = try rules.load(try rules.files(), runningExamples: runningExamples) }
            })
    }

    private static func first(_ rules: RuleFolder, _ bench: Bench) throws -> Series {
        let program = try AvalProgram(bench)
        return Series(
            try (0..<bench.rounds * 2).map { _ in
                let began = Clock.now()
                let daemon = try MeasuredServer(bench) { program.serve(rules, $0) }
                defer { daemon.stop() }
                _ = try daemon.connect().answer(#"{"jsonrpc":"2.0","id":1,"method":"etat"}"#)
                return Clock.now() - began
            })
    }

    private static func reload(_ rules: RuleFolder, _ bench: Bench) throws -> Series {
        let program = try AvalProgram(bench)
        let copy = try RuleCopy(of: rules, in: bench)
        let daemon = try MeasuredServer(bench) { program.serve(copy.folder, $0) }
        defer { daemon.stop() }
        let connection = try daemon.connect()
        return Series(
            try (1...bench.rounds * 2).map { round in
                try copy.change(round)
                let began = Clock.now()
                let answer = try connection.answer(#"{"jsonrpc":"2.0","id":1,"method":"recharger"}"#)
                let seconds = Clock.now() - began
                guard answer.contains("\"nouvelle\":true") else {
                    throw BenchError("a change was not taken: \(answer)")
                }
                return seconds
            })
    }
}
