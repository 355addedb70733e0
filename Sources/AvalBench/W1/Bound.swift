/// The workload written by hand in C++ on simdjson: what a generic engine is held against.
struct Bound {
    private let bench: Bench
    /// The program, built for this very machine.
    let path: String

    /// Builds it; an error where the machine has no C++ compiler, or no simdjson.
    init(_ bench: Bench) throws(BenchError) {
        self.bench = bench
        path = bench.path("w1_simdjson")
        try Self.build(bench, ["-march=native"], path)
    }

    private static func build(_ bench: Bench, _ flags: [String], _ path: String) throws(BenchError) {
        guard let compiler = Tools.find("clang++", "g++") else { throw BenchError("no C++ compiler is there") }
        try TimedProcess.run(
            [compiler, "-std=c++17", "-O3", "-DNDEBUG"] + flags
                + [bench.data("W1/w1_simdjson.cpp"), "-lsimdjson", "-o", path])
    }

    /// The command that judges a file and writes to the same file as the program under test.
    func command(_ input: String) -> [String] { [path, input, bench.path("verdicts.ndjson")] }

    /// The same program for tools that do not know every instruction of new processors.
    func plainer() throws(BenchError) -> String {
        let path = bench.path("w1_simdjson-plain")
        do throws(BenchError) {
            try Self.build(bench, ["-march=x86-64-v3"], path)
        } catch {
            // Not a processor of that family: its plainest form will do.
            try Self.build(bench, [], path)
        }
        return path
    }
}
