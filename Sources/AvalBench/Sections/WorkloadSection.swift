/// The workload W1 against the program that does it by hand.
enum WorkloadSection: Section {
    static let name = "workload"
    static let title = "W1 against the C++ bound, one worker"
    static let note =
        "Whole programs over one file, reading and writing included, run in turn; the time that each needs to start (a run "
        + "over no declaration) is taken off, unless said otherwise. Ratios are time to time."

    static func measure(_ bench: Bench) throws -> [Row] {
        let program = try AvalProgram(bench)
        let bound = try Bound(bench)
        let rules = RuleFolder.workload(root: bench.settings.root)
        let byHand = try FileJob(bench) { bound.command($0) }
        let brief = try FileJob(bench) { program.validate(rules, brief: true, $0) }
        let whole = try FileJob(bench) { program.validate(rules, brief: false, $0) }
        let checks = try [(brief, "brief"), (whole, "whole")].map { try check($0, $1, byHand, bench) }
        let count = bench.declarationCount
        let input = try bench.input(count)
        let short = try JobPairs(rounds: bench.rounds, brief, byHand, over: input.path)
        let long = try JobPairs(rounds: bench.rounds, whole, byHand, over: input.path)
        func rate(_ seconds: Double) -> String {
            "\(NumberText.text(Double(count) / seconds)) declarations/s, \(NumberText.text(Double(input.bytes) / seconds / 1e6)) MB/s"
        }
        return checks + [
            Row(
                "C++ on simdjson, brief verdicts, \(NumberText.text(Double(count))) declarations",
                rate(short.wall.second.median)),
            Row("aval, brief verdicts", rate(short.wall.first.median), short.wall.ratio, atMost: 2),
            Row("– in processor time", rate(short.processor.first.median), short.processor.ratio),
            Row("– with the start of both", rate(short.gross.first.median), short.gross.ratio),
            Row("aval, whole verdicts", rate(long.wall.first.median), long.wall.ratio, atMost: 3),
            Row("– in processor time", rate(long.processor.first.median), long.processor.ratio),
        ]
    }

    /// Both programs must decide the same, or there is nothing to compare.
    private static func check(_ job: FileJob, _ form: String, _ byHand: FileJob, _ bench: Bench) throws -> Row {
        var count = 0
        for input in [try bench.input(bench.checkedCount), try bench.input(bench.checkedCount / 4, edges: true)] {
            let found = try VerdictCheck(expected: byHand.verdicts(input.path), given: job.verdicts(input.path))
            guard found.different.isEmpty else {
                throw BenchError(
                    "\(found.different.count) verdicts of \(input.path) are not those of the bound; the first is on line "
                        + "\(found.different[0])")
            }
            count += found.count
        }
        return Row(
            "\(form) verdicts that are those of the bound, edge cases included", "all \(NumberText.text(Double(count)))"
        )
    }
}
