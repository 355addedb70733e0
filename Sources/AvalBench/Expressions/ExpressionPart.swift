/// The condition alone, in a program of its own: for tools that count what a whole program does.
public enum ExpressionPart {
    /// What is run.
    public enum Side: String, Sendable {
        /// The compiled condition.
        case compiled
        /// The same by hand.
        case handwritten
        /// The compiled condition, its allocations counted.
        case allocations
    }

    /// Asks the condition of all salariés `times` times; what it gives is for standard output.
    public static func run(_ form: ExpressionTest.Form, _ side: Side, times: Int) throws(BenchError) -> String {
        let test = try ExpressionTest(form)
        switch side {
        case .compiled: return "\(test.compiled(times: times))"
        case .handwritten: return "\(test.handwritten(times: times))"
        case .allocations:
            // Whatever is made once, at the first asking, is no cost of a condition.
            var found = test.compiled(times: 1)
            let count = Allocations.count { found += test.compiled(times: times) }
            guard found > 0, let count else { throw BenchError("nothing counts the allocations") }
            return "\(count)"
        }
    }
}
