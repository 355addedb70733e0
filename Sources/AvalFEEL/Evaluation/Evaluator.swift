import AvalValues

/// One evaluation under way: what it may still take, and what observes it. It serves one thread, one evaluation.
public final class Evaluator {
    /// The builtins in force.
    public let library: BuiltinLibrary
    /// What `now()` gives.
    public let now: DateTime?
    private let limits: Limits
    private let budget: EvaluationBudget?
    private let observer: ((NullReason) -> Void)?
    /// How deep lists, contexts and ranges may lie in one another.
    static let maxNesting = 100
    /// How much of a text is read or made in one step.
    static let bytesInStep = 16
    private var steps = 0
    private var depth = 0
    /// What is being evaluated, to say where a null arose.
    private var current: (expression: Expression, node: Node)?

    /// A fresh evaluation.
    public init(
        library: BuiltinLibrary = .standard, limits: Limits = Limits(), now: DateTime? = nil,
        budget: EvaluationBudget? = nil, observer: ((NullReason) -> Void)? = nil
    ) {
        self.library = library
        self.limits = Limits(steps: min(limits.steps, budget?.left ?? limits.steps), depth: limits.depth)
        self.budget = budget
        self.now = now
        self.observer = observer
    }

    /// Whether a limit was reached: the result is null then, whatever came out.
    public private(set) var isExhausted = false

    /// The patterns read so far: a loop over many texts reads its pattern once.
    private lazy var patterns: TextMap<Pattern?> = [:]

    /// The regular expression of a text; `nil` where it is none.
    func pattern(_ text: String, flags: String) -> Pattern? {
        let key = flags + "/" + text
        if let known = patterns[key] { return known }
        let pattern = Pattern(text, flags: flags)
        if patterns.count < 100 { patterns[key] = .some(pattern) }
        return pattern
    }

    /// Tells the listener why the node under evaluation is null.
    func report(_ reason: @autoclosure () -> String) {
        // Once a limit is reached all comes out null, and that limit is the one reason worth telling.
        guard let observer, let current, !isExhausted, !isQuiet else { return }
        observer(NullReason(message: reason(), span: current.expression.span(current.node)))
    }

    private var isQuiet = false

    /// Runs something whose nulls are not reported.
    func quietly<Result>(_ run: () -> Result) -> Result {
        let outer = isQuiet
        defer { isQuiet = outer }
        isQuiet = true
        return run()
    }

    /// Null, with its reason.
    func null(_ reason: @autoclosure () -> String) -> Value {
        report(reason())
        return .null
    }

    /// Takes steps for `count` elements visited or made; false once there are none left.
    func charge(_ count: Int) -> Bool {
        guard !isExhausted else { return false }
        steps += count
        if steps > limits.steps { exhaust("l'évaluation demande trop d'étapes") }
        return !isExhausted
    }

    /// Ends the evaluation: all comes out null from here.
    func exhaust(_ reason: String) {
        report(reason)
        isExhausted = true
    }

    /// Takes what this evaluation took from the budget that it shares with others.
    func settle() { budget?.take(steps, isExhausted: isExhausted) }

    /// The value of a whole expression.
    func run(_ expression: Expression, _ frame: Frame) -> Value {
        let outer = current
        defer { current = outer }
        current = (expression, expression.root)
        let value = evaluate(expression.root, frame)
        return isExhausted ? .null : value
    }

    /// The value of a node of the expression under evaluation.
    func evaluate(_ node: Node, _ frame: Frame) -> Value {
        guard charge(1) else { return .null }
        guard depth < limits.depth else {
            exhaust("l'évaluation est trop imbriquée (une fonction qui s'appelle sans fin ?)")
            return .null
        }
        depth += 1
        let outer = current?.node
        current?.node = node
        defer {
            depth -= 1
            if let outer { current?.node = outer }
        }
        return value(of: node, frame)
    }

    /// Runs something in another expression: the body of a function written there.
    func visiting<Result>(_ expression: Expression, _ run: () -> Result) -> Result {
        let outer = current
        defer { current = outer }
        current = (expression, expression.root)
        return run()
    }

    /// The expression under evaluation.
    var expression: Expression? { current?.expression }
}
