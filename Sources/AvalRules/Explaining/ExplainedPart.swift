import AvalFEEL
import AvalSource
import AvalValues

/// A part of a condition with what it came to, and the parts that it was made of.
public struct ExplainedPart: Sendable {
    /// What a part came to.
    public enum Outcome: Sendable {
        /// This.
        case value(Value)
        /// Something that may identify a person, and was not released.
        case personal
    }

    /// The part as the rule file has it, on one line.
    public let text: String
    /// What it came to.
    public let outcome: Outcome
    /// Why it came to nothing, in French; nil where it did not, or where a field is merely absent.
    public let absence: String?
    /// The parts below, from left to right.
    public let parts: [ExplainedPart]
}

/// A fact that a condition looked at, directly or by another fact.
public struct ExplainedFact: Sendable {
    /// Its name.
    public let name: String
    /// What it came to.
    public let outcome: ExplainedPart.Outcome
    /// Where it stands in the rule files.
    public let span: SourceSpan
    /// How it came about; nil where a table gave it.
    public let condition: ExplainedPart?
    /// The rows of its table that gave it, from 1 each with its place; empty where none did, or where it is no table's.
    public let rows: [(number: Int, span: SourceSpan)]
    /// Whether a table gives it.
    public let isOfTable: Bool
}

/// Why a rule fired, or did not, for one subject.
public struct ExplainedRule: Sendable {
    /// What was asked, in order: the condition above the cases, then those of the cases up to the one that decided.
    public let conditions: [ExplainedPart]
    /// The facts that they looked at, each once, in the order met.
    public let facts: [ExplainedFact]
}
