import Logging
import NIOCore

/// What the connections of one event loop share, all on its thread: a worker, memory for answers, and the way to the
/// server's limits.
final class LoopContext {
    let worker: any LineWorker
    /// Answers of the connection whose turn it is; empty between two turns.
    var output = LineOutput()
    let configuration: LineServerConfiguration
    let heavy: HeavyLines
    let budget: ByteBudget
    /// Room for long answers until their clients have read them.
    let answers: ByteBudget
    let tally: LineTally
    let logger: Logger

    init(
        worker: sending any LineWorker, configuration: LineServerConfiguration, heavy: HeavyLines, budget: ByteBudget,
        answers: ByteBudget, tally: LineTally, logger: Logger
    ) {
        self.worker = worker
        self.configuration = configuration
        self.heavy = heavy
        self.budget = budget
        self.answers = answers
        self.tally = tally
        self.logger = logger
    }
}
