import AvalRules

/// What the sender of a declaration may ask of its judgement.
public struct JudgingOptions: Sendable, Hashable {
    /// The step up to which it is judged; nil judges all, as `signature` does.
    public var step: Anomaly.Step?
    /// The day to judge on instead of the declaration's, as a day number.
    public var day: Int?
    /// Whether only the short verdict is wanted.
    public var brief = false

    /// The whole declaration on its own day, with its whole verdict.
    public init() {}

    /// The step that decides which rules are judged.
    var limit: Anomaly.Step { step ?? .signature }
}
