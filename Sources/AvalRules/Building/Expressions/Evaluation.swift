/// How the expressions of a rule set run; what they mean is the same.
public enum Evaluation: Sendable, Hashable {
    /// As closures over slots wherever possible: what judging uses.
    case compiled
    /// By the interpreter, node by node: slow, plain, and what the compiled ones are held against.
    case interpreted
}
