import AvalValues

/// The facts and fields of a record that are truths or take one of a closed list of words: what tariffs may choose by.
public struct WordFacts: Sendable {
    /// One of them.
    public struct Fact: Sendable {
        /// Its slot in the record's row.
        public let slot: Int
        /// The words, by their number in the slot; of a truth `non` and `oui`, by the slot's flag.
        public let words: [String]
        /// Whether it is a truth.
        public let isTruth: Bool

        /// A name that is kept in a slot; nil where it takes neither words nor truths.
        init?(_ kept: KeptValue) {
            switch kept.shape {
            case .word(let words): (self.words, isTruth) = (words, false)
            case .boolean: (words, isTruth) = (["non", "oui"], true)
            default: return nil
            }
            slot = kept.reference.index
        }
    }

    /// By name; fields of groups by their path, with dots.
    public let facts: [String: Fact]
    /// All names of the record, whatever their values.
    public let names: Set<String>

    /// Those among the names of a record.
    init(_ record: Namespace) {
        var facts: [String: Fact] = [:]
        func add(_ names: Namespace, after prefix: String) {
            for (name, entry) in names.entries {
                switch entry {
                case .slot(let kept):
                    if let fact = Fact(kept) { facts[prefix + name] = fact }
                case .group(_, let inner): add(inner, after: prefix + name + ".")
                default: break
                }
            }
        }
        add(record, after: "")
        self.facts = facts
        names = Set(record.entries.map(\.name)).union(facts.keys)
    }
}
