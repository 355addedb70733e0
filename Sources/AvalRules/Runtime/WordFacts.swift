import AvalValues

/// The facts and fields of a record that take one of a closed list of words: what tariffs may choose by.
public struct WordFacts: Sendable {
    /// One of them.
    public struct Fact: Sendable {
        /// Its slot in the record's row.
        public let slot: Int
        /// The words, by their number in the slot.
        public let words: [String]
    }

    /// The words of a fact that is true or not, by the slot's flag.
    static let truths = ["non", "oui"]

    /// By name; fields of groups by their path, with dots.
    public let facts: [String: Fact]
    /// All names of the record, whatever their values.
    public let names: Set<String>

    /// Those among the names of a record, with its truths or without.
    init(_ record: Namespace, withTruths: Bool) {
        var facts: [String: Fact] = [:]
        func add(_ names: Namespace, after prefix: String) {
            for (name, entry) in names.entries {
                switch entry {
                case .slot(let kept):
                    if let words = Self.words(kept.shape, withTruths: withTruths) {
                        facts[prefix + name] = Fact(slot: kept.reference.index, words: words)
                    }
                case .group(_, let inner): add(inner, after: prefix + name + ".")
                default: break
                }
            }
        }
        add(record, after: "")
        self.facts = facts
        names = Set(record.entries.map(\.name)).union(facts.keys)
    }

    /// The words of a shape; nil where it has none.
    private static func words(_ shape: SlotShape, withTruths: Bool) -> [String]? {
        switch shape {
        case .word(let words): words
        case .boolean: withTruths ? truths : nil
        default: nil
        }
    }
}
