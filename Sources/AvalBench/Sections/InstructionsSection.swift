/// What a declaration costs in instructions: the same on a busy machine and on an idle one.
enum InstructionsSection: Section {
    static let name = "instructions"
    static let title = "Instructions"
    static let note =
        "By callgrind, over so many declarations and twice as many, so that the start cancels out. The bound is built without "
        + "the instructions of the newest processors, which callgrind does not know."

    static func measure(_ bench: Bench) throws -> [Row] {
        let count = bench.settings.isQuick ? 200 : 1_000
        let program = try AvalProgram.stripped(bench)
        let bound = try Bound(bench).plainer()
        let root = bench.settings.root
        let output = bench.path("verdicts.ndjson")
        let byHand = try bench.counter.instructions(count: count) { [bound, try bench.input($0).path, output] }
        func row(_ title: String, _ rules: RuleFolder, brief: Bool) throws -> Row {
            let found = try bench.counter.instructions(count: count) {
                program.validate(rules, brief: brief, try bench.input($0).path)
            }
            guard let found, let byHand else { return Row(title, Counted.absent) }
            return Row(title, NumberText.text(found), ratio: NumberText.text(found / byHand, digits: 2))
        }
        return [
            Row("C++ bound, a declaration", byHand.map { NumberText.text($0) } ?? Counted.absent),
            try row("aval, W1, brief verdicts", .workload(root: root), brief: true),
            try row("aval, W1, whole verdicts", .workload(root: root), brief: false),
            try row("aval, shipped rules, brief verdicts", .shipped(root: root), brief: true),
            try row("aval, shipped rules, whole verdicts", .shipped(root: root), brief: false),
        ]
    }
}
