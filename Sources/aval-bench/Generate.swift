import ArgumentParser
import AvalBench

/// Declarations for other measures than these.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Fills a file with declarations, a line each.")

    @Argument(help: "How many.") var count: Int
    @Argument(help: "The file.") var file: String
    @Option(help: "What decides all draws.") var seed: UInt64 = 7
    @Option(help: "About how many salariés each has.") var mean = 10.0
    @Option(help: "In how many of 100 cases a salarié or a declaration carries an anomaly.") var dirty = 10
    @Flag(help: "Plant the cases that plain declarations never show.") var edges = false

    func validate() throws {
        guard count > 0, mean > 0, mean < 10_000, (0...100).contains(dirty) else {
            throw ValidationError("the count and the mean are above 0, --dirty goes from 0 to 100")
        }
    }

    func run() throws {
        var shape = DeclarationSource.Shape()
        (shape.seed, shape.mean, shape.dirt, shape.hasEdges) = (seed, mean, dirty, edges)
        var source = DeclarationSource(shape)
        try source.fill(file, count: count)
    }
}
