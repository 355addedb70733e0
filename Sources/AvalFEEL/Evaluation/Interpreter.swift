import AvalValues

/// Evaluates trees, node by node. Evaluation is pure: the same tree and the same values give the same result.
public struct Interpreter: Sendable {
    /// What an evaluation may take.
    public let limits: Limits
    /// What `now()` and `today()` give; without it they are null, and nothing here reads a clock.
    public let now: DateTime?

    /// An interpreter.
    public init(limits: Limits = Limits(), now: DateTime? = nil) {
        self.limits = limits
        self.now = now
    }

    /// The value of an expression, its builtins taken from `library`, its steps from `budget` where there is one.
    /// `observer` is told of each null that arises, with its reason.
    public func evaluate(
        _ expression: Expression, in environment: some Environment, library: BuiltinLibrary = .standard,
        budget: EvaluationBudget? = nil, observer: ((NullReason) -> Void)? = nil
    ) -> Value {
        let evaluator = Evaluator(library: library, limits: limits, now: now, budget: budget, observer: observer)
        defer { evaluator.settle() }
        return evaluator.run(expression, Frame(.environment(environment)))
    }

    /// Whether parsed unary tests take a value.
    public func test(
        _ tests: Expression, value: Value, in environment: some Environment, library: BuiltinLibrary = .standard,
        observer: ((NullReason) -> Void)? = nil
    ) -> Truth {
        let evaluator = Evaluator(library: library, limits: limits, now: now, observer: observer)
        return Truth(evaluator.run(tests, Frame(.environment(environment)).binding("?", value)))
    }
}
