/// A fact of the rule files with what it was compiled from, to explain a verdict: judging never looks at it.
struct CompiledFact {
    /// What computes a fact.
    enum Source {
        /// An expression.
        case expression(CheckedText)
        /// A decision table, and the names that its cells see.
        case table(CompiledTable, Namespace)
    }

    /// Its name.
    let name: String
    /// The record that it is a fact of.
    let record: String
    /// What computes it.
    let source: Source
}
