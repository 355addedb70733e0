import AvalEngine
import AvalTestSupport

@testable import AvalBatch

extension InputBench {
    /// A declaration that is accepted, of a number.
    static func declaration(_ number: String) -> String {
        #"{"numero":"\#(number)","exercice":2023,"date":"2023-11-15","salaries":[]}"#
    }

    /// Runs a batch to its end, in this process; throws what keeps it from beginning.
    @discardableResult
    func run(
        _ inputs: [String], stop: StopSign = StopSign(), _ adjust: (inout BatchOptions) -> Void = { _ in }
    ) throws(BatchError) -> BatchResult {
        var options = BatchOptions(inputs: inputs)
        options.output = path("sortie")
        options.validation.judging.brief = true
        adjust(&options)
        let rulebook: Rulebook
        do { rulebook = try Shipped.rulebook() } catch { throw BatchError("\(error)") }
        return try Batch(options, rulebook, stop: stop).run { _ in }
    }

    /// What keeps a batch from beginning, or stops it; empty where nothing does.
    func refusal(_ inputs: [String], _ adjust: (inout BatchOptions) -> Void = { _ in }) -> String {
        do throws(BatchError) { return try run(inputs, adjust).failure?.message ?? "" } catch { return error.message }
    }
}
