/// What the shipped rules cost, beside the rules made for measuring.
enum ShippedSection: Section {
    static let name = "shipped"
    static let title = "The shipped rules against W1"
    static let note = "The same program over the same file with one set of rules and with the other; starts left out."

    static func measure(_ bench: Bench) throws -> [Row] {
        let program = try AvalProgram(bench)
        let root = bench.settings.root
        let input = try bench.input(bench.declarationCount)
        return try [(true, "brief"), (false, "whole")].map { brief, form in
            let shipped = try FileJob(bench) { program.validate(.shipped(root: root), brief: brief, $0) }
            let workload = try FileJob(bench) { program.validate(.workload(root: root), brief: brief, $0) }
            let pairs = try JobPairs(rounds: bench.rounds, shipped, workload, over: input.path)
            let seconds = pairs.wall.first.median
            return Row(
                "shipped rules, \(form) verdicts",
                "\(NumberText.text(Double(bench.declarationCount) / seconds)) declarations/s, "
                    + "\(NumberText.text(Double(input.bytes) / seconds / 1e6)) MB/s",
                pairs.wall.ratio, atMost: 2.5)
        }
    }
}
