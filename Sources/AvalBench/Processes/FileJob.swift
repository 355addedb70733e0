/// A program that turns a file of declarations into verdicts, timed without the time that it needs to start.
struct FileJob {
    /// The command for an input; verdicts go to standard output, or to the file that the command itself names.
    let command: (_ input: String) -> [String]
    private let output: String
    /// What a run over no declaration takes, in seconds: median.
    let start: (wall: Double, processor: Double)

    /// A job whose start is measured first.
    init(_ bench: Bench, _ command: @escaping (_ input: String) -> [String]) throws {
        self.command = command
        output = bench.path("verdicts.ndjson")
        let empty = bench.path("empty.ndjson")
        try BenchFile.write([], to: empty)
        let output = output
        let runs = try (0..<5).map { _ in try TimedProcess.run(command(empty), output: output) }
        start = (Series(runs.map(\.wall)).median, Series(runs.map(\.processor)).median)
    }

    /// Runs it over an input.
    func run(_ input: String, watchingMemory: Bool = false) throws(BenchError) -> TimedProcess.Usage {
        try TimedProcess.run(command(input), output: output, watchingMemory: watchingMemory)
    }

    /// The verdicts of an input.
    func verdicts(_ input: String) throws(BenchError) -> [UInt8] {
        _ = try run(input)
        return try BenchFile.bytes(output)
    }

    /// How long an input takes, the start left out.
    func net(_ usage: TimedProcess.Usage) -> (wall: Double, processor: Double) {
        (max(0, usage.wall - start.wall), max(0, usage.processor - start.processor))
    }
}

/// Two jobs over one input, in turn.
struct JobPairs {
    /// Without their starts, by the clock.
    let wall: Pairs
    /// Without their starts, in processor time.
    let processor: Pairs
    /// With their starts, by the clock.
    let gross: Pairs

    /// Measures both `rounds` times over the same input, each first every other time.
    init(rounds: Int, _ first: FileJob, _ second: FileJob, over input: String) throws {
        var (ones, others): ([TimedProcess.Usage], [TimedProcess.Usage]) = ([], [])
        _ = try Pairs.measure(rounds: rounds) {
            ones.append(try first.run(input))
            return 0
        } _: {
            others.append(try second.run(input))
            return 0
        }
        // The first round of both warms the caches.
        let (counted, against) = (ones.dropFirst(), others.dropFirst())
        wall = Pairs(counted.map { first.net($0).wall }, against.map { second.net($0).wall })
        processor = Pairs(counted.map { first.net($0).processor }, against.map { second.net($0).processor })
        gross = Pairs(counted.map(\.wall), against.map(\.wall))
    }
}
