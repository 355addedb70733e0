import AvalFEEL
import AvalSource

/// A decision table as a rule file writes it: its cells, not yet parsed, each with its span.
public struct TableText: Sendable {
    /// A row.
    public struct Row: Sendable {
        /// Unary tests, one for each input.
        public let tests: [SourceText]
        /// Expressions, one for each output.
        public let outputs: [SourceText]
    }

    /// A column of conditions.
    public struct Input: Sendable {
        /// What the rows test.
        public let expression: SourceText
        /// The values that it may have, as unary tests; nil where any may come.
        public let allowed: SourceText?
    }

    /// A column of conclusions.
    public struct Output: Sendable {
        /// Its name.
        public let name: String
        /// The values that it may have, as unary tests, the first of them the most important; nil where any may come.
        public let allowed: SourceText?
        /// What it says where no row matches.
        public let otherwise: SourceText?
    }

    /// Which of the matching rows count.
    public let policy: DecisionTable.HitPolicy
    /// The columns of conditions.
    public let inputs: [Input]
    /// The columns of conclusions.
    public let outputs: [Output]
    /// The rows.
    public let rows: [Row]
}
