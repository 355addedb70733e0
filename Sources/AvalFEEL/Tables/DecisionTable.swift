import AvalValues

/// A decision table (DMN 1.5, chapter 8): rows of unary tests over some inputs, and what holds where a row matches.
public struct DecisionTable: Sendable {
    /// Which of the matching rows count.
    public enum HitPolicy: Sendable, Hashable {
        /// One row matches at most; two are an error.
        case unique
        /// Several rows may match, and must then say the same.
        case any
        /// Of the matching rows the one whose outputs stand first among the allowed values.
        case priority
        /// The first matching row.
        case first
        /// All matching rows, in the table's order.
        case ruleOrder
        /// All matching rows, in the order of the allowed values.
        case outputOrder
        /// All matching rows, or what is computed of them.
        case collect(Aggregation?)
    }

    /// What is computed of the outputs of all matching rows.
    public enum Aggregation: String, Sendable, Hashable {
        /// Their sum.
        case sum = "SUM"
        /// Their number.
        case count = "COUNT"
        /// The smallest.
        case min = "MIN"
        /// The greatest.
        case max = "MAX"
    }

    /// A column of conditions.
    public struct Input: Sendable {
        /// What is tested.
        public let expression: Expression
        /// Unary tests that its values must pass; the table has no result for any other value.
        public let allowed: Expression?

        /// A column that tests an expression.
        public init(_ expression: Expression, allowed: Expression? = nil) {
            self.expression = expression
            self.allowed = allowed
        }
    }

    /// A column of conclusions.
    public struct Output: Sendable {
        /// Its name in the result; absent where it is the only one.
        public let name: String?
        /// What its entries have to be.
        public let type: ItemType
        /// Unary tests that its entries must pass; their order is the priority, the first is the highest.
        public let allowed: Expression?
        /// What it says where no row matches.
        public let otherwise: Expression?

        /// A column of conclusions.
        public init(
            name: String?, type: ItemType = .kind(.any), allowed: Expression? = nil, otherwise: Expression? = nil
        ) {
            self.name = name
            self.type = type
            self.allowed = allowed
            self.otherwise = otherwise
        }
    }

    /// A row.
    public struct Row: Sendable {
        /// Unary tests, one for each input.
        public let tests: [Expression]
        /// Conclusions, one for each output.
        public let outputs: [Expression]

        /// A row.
        public init(tests: [Expression], outputs: [Expression]) {
            self.tests = tests
            self.outputs = outputs
        }
    }

    /// Which matching rows count.
    public let hitPolicy: HitPolicy
    /// The columns of conditions.
    public let inputs: [Input]
    /// The columns of conclusions.
    public let outputs: [Output]
    /// The rows, in order.
    public let rows: [Row]

    /// A table; rows have as many entries as there are columns.
    public init(hitPolicy: HitPolicy, inputs: [Input], outputs: [Output], rows: [Row]) {
        self.hitPolicy = hitPolicy
        self.inputs = inputs
        self.outputs = outputs
        self.rows = rows
    }
}
