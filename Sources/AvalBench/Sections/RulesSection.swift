import AvalEngine

/// Which rules of a set are expensive.
enum RulesSection: Section {
    static let name = "rules"
    static let title = "Cost by rule"
    static let note =
        "Within this program, brief verdicts: the time of a declaration with all the rules, less the time without one of them, "
        + "both measured in turn; a share of the time with all. What is under one part in a hundred is left out."

    static func measure(_ bench: Bench) throws -> [Row] {
        let root = bench.settings.root
        return try rows(.workload(root: root), bench) + rows(.shipped(root: root), bench)
    }

    private static func rows(_ folder: RuleFolder, _ bench: Bench) throws -> [Row] {
        let files = try folder.files()
        let lines = bench.declarations(bench.settings.isQuick ? 100 : 1_000).map { $0[...] }
        let all = Judgements(try folder.load(files), brief: true)
        func pairs(without codes: [String]) throws -> Pairs {
            let less = Judgements(try folder.load(RuleRemoval.files(files, without: codes)), brief: true)
            return try Pairs.measure(rounds: bench.rounds) {
                try Clock.time { for line in lines { try all.judge(line) } } / Double(lines.count)
            } _: {
                try Clock.time { for line in lines { try less.judge(line) } } / Double(lines.count)
            }
        }
        let codes = RuleRemoval.codes(files)
        let none = try pairs(without: codes)
        let costs = try codes.map { code in (code: code, cost: cost(try pairs(without: [code]))) }
        let shown = costs.filter { $0.cost.share >= 0.01 }.sorted { $0.cost.share > $1.cost.share }
        return [
            Row("\(folder.title): all \(codes.count) rules", Figures.time(seconds: none.first.median)),
            row(
                "– everything but the rules (reading, facts, categories, estimate, writing)",
                (none.second.median, none.second.median / none.first.median)),
        ] + shown.map { row("– `\($0.code)`", $0.cost) }
    }

    /// What is spared without something, by the median of the pairs: in seconds, and as a share of the whole.
    private static func cost(_ pairs: Pairs) -> (seconds: Double, share: Double) {
        let share = 1 - 1 / max(pairs.ratio.median, 0.001)
        return (share * pairs.first.median, share)
    }

    private static func row(_ what: String, _ cost: (seconds: Double, share: Double)) -> Row {
        Row(what, Figures.time(seconds: cost.seconds), ratio: "\(Figures.text(cost.share * 100, digits: 1)) %")
    }
}
