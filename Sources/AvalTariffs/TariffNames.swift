/// What tariffs may choose their lines by: the facts and fields of a salarié, as the rules know them.
public struct TariffNames: Sendable {
    /// The words of those that are one word of a closed list.
    let words: [String: [String]]
    /// All of them.
    let all: Set<String>
    /// Those that a declaration may leave out: a salarié without one would be billed by no line.
    let optional: Set<String>
    /// Those of which only the name could be read.
    let unread: Set<String>
    /// Whether every name that the rules define could be read.
    let isComplete: Bool

    /// The names; `words` by name, the other sets among all names of a salarié.
    public init(
        words: [String: [String]], all: Set<String>, optional: Set<String>, unread: Set<String>, isComplete: Bool
    ) {
        self.words = words
        self.all = all
        self.optional = optional
        self.unread = unread
        self.isComplete = isComplete
    }
}
