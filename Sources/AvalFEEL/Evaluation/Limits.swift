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

/// Why something came out null.
public struct NullReason: Sendable, Hashable {
    /// The reason, a French sentence without a final full stop.
    public let message: String
    /// The part of the expression that came out null.
    public let span: SourceSpan
}
