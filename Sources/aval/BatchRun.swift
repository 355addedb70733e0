import ArgumentParser
import AvalCommandLine
import AvalBatch
import AvalEngine
import AvalLoading
import AvalSystem
import CAllocator

/// One run of `batch` as a person meets it: progress, signals, the report, what is said of a stop.
struct BatchRun {
    let options: BatchOptions
    let isQuiet: Bool

    /// Runs the batch; what keeps it from beginning is told on standard error and ends the program with 2.
    func perform(rulebook: Rulebook) throws -> BatchResult {
        // Long lines and their verdicts go back to the system at once, instead of to the allocator.
        mallopt(M_MMAP_THRESHOLD, 256 << 10)
        let stop = StopSign()
        Signals.keep(.interrupt, .terminate)
        // A file beyond the size allowed is an error to tell, not a signal to die of.
        Signal.fileTooLong.ignore()
        try Console.handleSignals { signal in
            stop.raise(BatchError("interrompu (\(signal.name)) : la même commande avec --resume reprend le lot"))
        }
        do throws(BatchError) {
            let batch = try Batch(options, rulebook, stop: stop)
            if let done = batch.resumed, !isQuiet { Console.error("Reprise après \(done) déclarations.") }
            let result = run(batch)
            if let path = options.report { try ReportFile.write(result.summary, to: path) }
            return result
        } catch {
            Console.error("aval : \(error.message)")
            throw ExitCode(2)
        }
    }

    private func run(_ batch: Batch) -> BatchResult {
        if isQuiet { return batch.run { _ in } }
        var line = ProgressLine(isTerminal: Terminal.isThere(2), columns: Terminal.columns(2))
        let result = batch.run { reading in
            if let text = line.text(of: reading, at: Int(ServiceClock.system.elapsedMilliseconds())) {
                Console.raw(text)
            }
        }
        if let end = line.end { Console.raw(end) }
        if result.leftOut > 0 {
            Console.error(
                "\(result.leftOut) fichier(s) laissé(s) de côté : leur nom ne finit pas par \(InputForm.plainEndings)"
            )
        }
        return result
    }
}
