/// The program under test, as its users call it.
struct AvalProgram {
    /// Where it is.
    let path: String
    /// Whether `validate` takes a number of workers.
    private let hasJobs: Bool
    /// Whether there is a verb for batches, which takes one too.
    private let hasBatch: Bool

    /// The program of a bench; an error where it has not been built.
    init(_ bench: Bench, path: String? = nil) throws(BenchError) {
        let path = path ?? bench.settings.aval
        self.path = path
        guard BenchFile.exists(path) else { throw BenchError("« \(path) » is missing: run `make bench`") }
        let help = bench.path("help.txt")
        try TimedProcess.run([path, "validate", "--help"], output: help)
        hasJobs = try BenchFile.text(help).contains("--jobs")
        try TimedProcess.run([path, "--help"], output: help)
        hasBatch = try BenchFile.text(help).contains("\n  batch ")
    }

    /// The same program without what debuggers read: callgrind stumbles over the newest forms of it.
    static func stripped(_ bench: Bench) throws(BenchError) -> AvalProgram {
        guard let strip = Tools.find("strip", "llvm-strip") else { return try AvalProgram(bench) }
        let copy = bench.path("aval-stripped")
        try TimedProcess.run([strip, "-o", copy, bench.settings.aval])
        return try AvalProgram(bench, path: copy)
    }

    /// The command that judges the declarations of a file with one worker, its verdicts on standard output.
    func validate(_ rules: RuleFolder, brief: Bool, _ input: String) -> [String] {
        [path, "validate", "--exit-zero"] + (hasJobs ? ["--jobs", "1"] : []) + (brief ? ["--brief"] : [])
            + rules.arguments + [input]
    }

    /// The words of a verb that takes a number of workers, verdicts on standard output; nil where the program has none.
    var verbWithJobs: [String]? {
        if hasJobs { return ["validate"] }
        return hasBatch ? ["batch", "--quiet", "--output", "-"] : nil
    }

    /// The command that judges a file with several workers, by such a verb.
    func judge(_ verb: [String], _ rules: RuleFolder, brief: Bool, _ input: String, jobs: Int) -> [String] {
        [path] + verb + ["--exit-zero", "--jobs", String(jobs)] + (brief ? ["--brief"] : []) + rules.arguments + [input]
    }

    /// The command that serves a socket.
    func serve(_ rules: RuleFolder, _ socket: String) -> [String] {
        [path, "serve", "--socket", socket, "--watch", "off"] + rules.arguments
    }
}
