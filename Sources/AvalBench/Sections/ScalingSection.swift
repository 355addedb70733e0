/// Whether a hundred times more takes a hundred times as long, in the same memory.
enum ScalingSection: Section {
    static let name = "scaling"
    static let title = "From 10,000 declarations to 1,000,000"
    static let note =
        "W1, brief verdicts, one worker, start left out; the ratio is that of the time of one declaration to the time of one "
        + "among the fewest."

    static func measure(_ bench: Bench) throws -> [Row] {
        let program = try AvalProgram(bench)
        let rules = RuleFolder.workload(root: bench.settings.root)
        let job = try FileJob(bench) { program.validate(rules, brief: true, $0) }
        let counts = bench.settings.isQuick ? [10_000, 50_000] : [10_000, 100_000, 1_000_000]
        var base = 0.0
        return try counts.map { count in
            let input = try bench.input(count)
            // The largest takes gigabytes, which no other section needs.
            defer { if count > bench.declarationCount { BenchFile.remove(input.path) } }
            let runs = try (0..<3).map { _ in try job.run(input.path, watchingMemory: true) }
            let seconds = Series(runs.map { job.net($0).wall / Double(count) }).median
            if base == 0 { base = seconds }
            let peak = runs.map(\.peak).max() ?? 0
            return Row(
                "\(NumberText.text(Double(count))) declarations, \(NumberText.text(Double(input.bytes) / 1e6)) MB",
                "\(NumberText.time(seconds: seconds)) each, \(NumberText.megabytes(peak)) at most",
                ratio: NumberText.text(seconds / base, digits: 2))
        }
    }
}
