/// What a second worker brings.
enum WorkersSection: Section {
    static let name = "workers"
    static let title = "Two workers"
    static let note = "The same file with one worker and with two; the ratio is rate to rate, starts left out."

    static func measure(_ bench: Bench) throws -> [Row] {
        let program = try AvalProgram(bench)
        let rules = RuleFolder.workload(root: bench.settings.root)
        guard let verb = program.verbWithJobs else {
            return [Row("aval with two workers", Counted.absent, aim: "≥ 1.80")]
        }
        return try [(true, "brief"), (false, "whole")].map { brief, form in
            let one = try FileJob(bench) { program.judge(verb, rules, brief: brief, $0, jobs: 1) }
            let two = try FileJob(bench) { program.judge(verb, rules, brief: brief, $0, jobs: 2) }
            let pairs = try JobPairs(rounds: bench.rounds, one, two, over: try bench.input(bench.declarationCount).path)
            let rate = Double(bench.declarationCount) / pairs.wall.second.median
            return Row(
                "aval \(verb[0]), W1, \(form) verdicts, two workers to one", "\(NumberText.text(rate)) declarations/s",
                pairs.wall.ratio,
                atLeast: 1.8)
        }
    }
}
