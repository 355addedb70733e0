/// Runs a program of the benchmark under tools that count instead of timing.
struct InstructionCounter {
    private let bench: Bench

    init(_ bench: Bench) {
        self.bench = bench
    }

    /// Instructions for each of `count` pieces of work, by callgrind: two runs, one of which does twice the work, so that
    /// what both do once cancels out. Nil where valgrind is absent.
    func instructions(count: Int, _ command: (_ count: Int) throws -> [String]) throws -> Double? {
        guard Tools.find("valgrind") != nil else { return nil }
        let once = try instructions(try command(count), [])
        let twice = try instructions(try command(2 * count), [])
        return Double(twice - once) / Double(count)
    }

    /// Instructions of what a part of this program hands to `CountedWork.run`; nil where valgrind is absent.
    func instructions(collectedBy command: [String]) throws -> Int? {
        guard Tools.find("valgrind") != nil else { return nil }
        return try instructions(command, ["--collect-atstart=no", "--toggle-collect=\(CountedWork.symbol)"])
    }

    /// All instructions of one run, or those that the options choose.
    private func instructions(_ command: [String], _ options: [String]) throws -> Int {
        let record = bench.path("callgrind.out")
        try TimedProcess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=\(record)"] + options + command,
            environment: ["SWIFT_DETERMINISTIC_HASHING": "1"])
        let lines = try BenchFile.text(record).split(separator: "\n")
        guard let line = lines.last(where: { $0.hasPrefix("totals:") || $0.hasPrefix("summary:") }),
            let total = line.split(separator: " ").last.flatMap({ Int($0) })
        else { throw BenchError("callgrind wrote no total") }
        return total
    }

    /// Allocations of a piece of work of this program, which it counts itself; nil where no C compiler is there to build
    /// the counter.
    func allocations(_ command: [String]) throws -> Int? {
        guard let compiler = Tools.find("cc", "clang", "gcc") else { return nil }
        let library = bench.path("allocations.so")
        try TimedProcess.run([
            compiler, "-O2", "-shared", "-fPIC", bench.data("allocations.c"), "-o", library,
        ])
        let answer = bench.path("allocations.txt")
        try TimedProcess.run(command, output: answer, environment: ["LD_PRELOAD": library])
        return Int(try BenchFile.text(answer).split(separator: "\n").last ?? "")
    }
}
