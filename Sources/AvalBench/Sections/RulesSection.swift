import AvalEngine

/// Which rules of a set are expensive.
enum RulesSection: Section {
    static let name = "rules"
    static let title = "Cost by rule"
    static let note =
        "Within this program, brief verdicts: what a declaration takes with all the rules, less what it takes without one of "
        + "them, both measured in turn, and as a share of the time with all; instructions by callgrind beside. What is under "
        + "one part in a hundred is left out."

    static func measure(_ bench: Bench) throws -> [Row] {
        let root = bench.settings.root
        return try rows(.workload(root: root), bench) + rows(.shipped(root: root), bench)
    }

    private static func rows(_ folder: RuleFolder, _ bench: Bench) throws -> [Row] {
        let codes = RuleRemoval.codes(try folder.files())
        let base = try collected(folder, without: [], bench)
        let none = try cost(folder, without: codes, base, bench)
        let costs = try codes.map { (code: $0, cost: try cost(folder, without: [$0], base, bench)) }
        let shown = costs.filter { $0.cost.share >= 0.01 }.sorted { $0.cost.share > $1.cost.share }
        return [
            Row("\(folder.title): all \(codes.count) rules", text(none.whole, base)),
            row("– all of its rules together", none),
        ] + shown.map { row("– `\($0.code)`", $0.cost) }
    }

    /// What a declaration is spared without some rules.
    private struct Cost {
        /// What it takes with all of them, in seconds.
        let whole: Double
        /// The part that it is spared, from 0 to 1, by the median of the pairs.
        let share: Double
        /// The instructions that it is spared; nil where nothing counts them.
        let instructions: Int?
    }

    private static func cost(_ folder: RuleFolder, without codes: [String], _ base: Int?, _ bench: Bench) throws -> Cost
    {
        let files = try folder.files()
        let lines = bench.declarations(count(bench)).map { $0[...] }
        let all = Judgements(try folder.load(files), brief: true)
        let less = Judgements(try folder.load(RuleRemoval.files(files, without: codes)), brief: true)
        let pairs = try Pairs.measure(rounds: bench.rounds) {
            try Clock.time { for line in lines { try all.judge(line) } } / Double(lines.count)
        } _: {
            try Clock.time { for line in lines { try less.judge(line) } } / Double(lines.count)
        }
        let left = try collected(folder, without: codes, bench)
        return Cost(
            whole: pairs.first.median, share: 1 - 1 / max(pairs.ratio.median, 0.001),
            instructions: base.flatMap { base in left.map { base - $0 } })
    }

    private static func count(_ bench: Bench) -> Int { bench.settings.isQuick ? 100 : 1_000 }

    /// The instructions of a declaration; nil in short runs, and where valgrind is absent.
    private static func collected(_ folder: RuleFolder, without codes: [String], _ bench: Bench) throws -> Int? {
        if bench.settings.isQuick { return nil }
        let judged = JudgingPart.judged
        let part = [bench.settings.own, "part", "judge", folder.folders.rules, folder.folders.tariffs] + codes
        return try bench.counter.instructions(collectedBy: part).map { $0 / judged }
    }

    private static func row(_ what: String, _ cost: Cost) -> Row {
        Row(
            what, text(cost.share * cost.whole, cost.instructions),
            ratio: "\(NumberText.text(cost.share * 100, digits: 1)) %")
    }

    private static func text(_ seconds: Double, _ instructions: Int?) -> String {
        NumberText.time(seconds: seconds) + (instructions.map { ", \(NumberText.text(Double($0))) instructions" } ?? "")
    }
}
