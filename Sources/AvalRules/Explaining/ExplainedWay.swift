/// An answer that a rule needs to fire.
public struct NeededAnswer: Sendable {
    /// The question, with what it came to.
    public let question: ExplainedPart
    /// Whether the answer must be yes; where not, it must not be.
    public let isYes: Bool
}

/// A way in which a rule that did not fire would: the answers that would have to come out otherwise.
public struct ExplainedWay: Sendable {
    /// The case that would fire, by its position among those of the rule on that day.
    public let item: Int
    /// The answers that are not as they must be.
    public let changes: [NeededAnswer]
    /// The answers of which nothing is told, since they may identify a person: whoever knows them has to look.
    public let hidden: [NeededAnswer]
}

/// Why a rule did not fire for one subject, and what it would have taken.
public struct ExplainedAbsence: Sendable {
    /// The fact by which « pour » chooses its subjects, where it does not choose this one.
    public let choice: ExplainedPart?
    /// What the rule asks, with what was answered.
    public let rule: ExplainedRule
    /// The ways in which it would fire, the nearest first: those that change the fewest answers. There may be none.
    public let ways: [ExplainedWay]
}
