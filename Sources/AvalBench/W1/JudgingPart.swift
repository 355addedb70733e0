import AvalLoading

/// Judging alone, in a program of its own: for tools that count what a program does.
public enum JudgingPart {
    /// How many declarations are judged where it is counted.
    static let judged = 200

    /// Judges the same declarations with the rules of a folder, less those of some codes, for brief verdicts or whole ones.
    public static func run(rules: String, tariffs: String, without codes: [String], brief: Bool) throws(BenchError) {
        let folder = RuleFolder(title: rules, folders: RuleFolders(rules: rules, tariffs: tariffs))
        let files = RuleRemoval.files(try folder.files(), without: codes)
        let judge = Judgements(try folder.load(files), brief: brief)
        var source = DeclarationSource()
        let lines = source.lines(judged).split(separator: 0x0A)
        // Once before: what is made at the first declaration is no cost of the others.
        var failed = false
        for line in lines { try judge.judge(line) }
        CountedWork.run {
            for line in lines { failed = (try? judge.judge(line)) == nil || failed }
        }
        if failed { throw BenchError("a declaration was judged once and not again") }
    }
}
