import AvalValues

/// What the parts of one model share: a single evaluation, so that all of them together stay within its limits.
extension Evaluator {
    /// The value of a whole expression.
    public func value(of expression: Expression, in environment: some Environment) -> Value {
        run(expression, Frame(.environment(environment)))
    }

    /// What a table concludes; null where it has no conclusion, or several where one is asked for.
    public func value(of table: DecisionTable, in environment: some Environment) -> Value {
        conclude(table, Frame(.environment(environment)))
    }

    /// A value as a type asks for it, implicit conversions included; null where it does not fit.
    public func fitted(_ value: Value, to type: ItemType) -> Value { fit(value, type) ?? .null }
}

extension FunctionValue {
    /// A table as a function with parameters and a result of types; `environment` has the names that it was defined among.
    public init(
        typed parameters: [(name: String, type: ItemType)], result: ItemType, table: DecisionTable,
        in environment: some Environment
    ) {
        self.init(
            typed: parameters, result: result, around: TableFunction(table, Frame(.environment(environment))))
    }
}
