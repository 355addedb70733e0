import AvalSource

/// How much an evaluation may take; beyond, its result is null with that reason.
public struct Limits: Sendable {
    /// Nodes evaluated, elements visited and elements made, all together.
    public var steps: Int
    /// Evaluations within evaluations; the default stays within half a megabyte of stack in an optimised build.
    public var depth: Int

    /// Limits; the defaults let a rule do anything sensible and end within seconds.
    public init(steps: Int = 10_000_000, depth: Int = 300) {
        self.steps = steps
        self.depth = depth
    }
}

/// What many evaluations may take together. It serves one thread.
public final class EvaluationBudget {
    /// How many steps are left.
    public private(set) var left: Int
    /// Whether an evaluation wanted more than was left, or more than one may take: its null means nothing.
    public private(set) var isExceeded = false

    /// A budget of so many steps.
    public init(steps: Int) { left = steps }

    /// Begins anew.
    public func reset(to steps: Int) { (left, isExceeded) = (steps, false) }

    /// Takes what an evaluation took.
    func take(_ steps: Int, isExhausted: Bool) {
        left = max(0, left - steps)
        if isExhausted { isExceeded = true }
    }
}

/// Why something came out null.
public struct NullReason: Sendable, Hashable {
    /// The reason, a French sentence without a final full stop.
    public let message: String
    /// The part of the expression that came out null.
    public let span: SourceSpan
}
