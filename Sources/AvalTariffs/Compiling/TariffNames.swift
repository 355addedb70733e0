/// What tariffs may choose by: the facts and fields of a salarié and of the declaration, as the rules know them.
public struct TariffNames: Sendable {
    /// Whose facts a name may be one of.
    enum Record {
        case salarie, declaration

        /// « d'un salarié » in the sentences of findings.
        var words: String { self == .salarie ? "du salarié" : "de la déclaration" }
    }

    /// A fact whose every value is one word of a closed list.
    public struct WordFact: Sendable {
        /// The slot of its record.
        let slot: Int
        /// The words by their number in the slot; of a truth, `non` and `oui`.
        let words: [String]

        /// Whether it is a truth, which may be neither.
        let isTruth: Bool

        /// The fact in a slot with these words.
        public init(slot: Int, words: [String], isTruth: Bool) {
            (self.slot, self.words, self.isTruth) = (slot, words, isTruth)
        }
    }

    /// The names of one record.
    public struct Facts: Sendable {
        /// Those whose values are words.
        let words: [String: WordFact]
        /// All of them.
        let all: Set<String>
        /// Those that a declaration may leave out: a salarié without one would be billed by no line.
        let optional: Set<String>

        /// The names; `words` and `optional` among `all`.
        public init(words: [String: WordFact], all: Set<String>, optional: Set<String>) {
            (self.words, self.all, self.optional) = (words, all, optional)
        }
    }

    private let salarie: Facts
    private let declaration: Facts
    /// Those of which only the name could be read.
    let unread: Set<String>
    /// Whether every name that the rules define could be read.
    let isComplete: Bool

    /// The names of a salarié and those of the declaration, with what could not be read of them.
    public init(salarie: Facts, declaration: Facts, unread: Set<String>, isComplete: Bool) {
        (self.salarie, self.declaration) = (salarie, declaration)
        (self.unread, self.isComplete) = (unread, isComplete)
    }

    /// The names of a record.
    subscript(record: Record) -> Facts { record == .salarie ? salarie : declaration }
}
