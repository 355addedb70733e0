import AvalValues

/// The facts and fields of a record that are kept in slots: what tariffs may choose and count by.
public struct KeptNames: Sendable {
    /// One that is a truth or takes one of a closed list of words.
    public struct WordFact: Sendable {
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

    /// Those that are truths or words, by name; fields of groups by their path, with dots.
    public private(set) var words: TextMap<WordFact> = [:]
    /// The slots of those that are numbers.
    public private(set) var numbers: TextMap<Int> = [:]
    /// The slots of those that are dates.
    public private(set) var dates: TextMap<Int> = [:]
    /// All names of the record, whatever their values.
    public private(set) var all: NameSet
    /// Those that may be without a value.
    public private(set) var optional: NameSet = []
    /// Those that only the present have.
    public private(set) var ofPresent: NameSet = []

    /// Those among the names of a record.
    init(_ record: Namespace) {
        all = NameSet(record.entries.map(\.name))
        add(record, after: "")
    }

    private mutating func add(_ names: Namespace, after prefix: String) {
        for (name, entry) in names.entries {
            switch entry {
            case .slot(let kept): add(kept, prefix + name)
            case .group(_, let inner): add(inner, after: prefix + name + ".")
            default: break
            }
        }
    }

    private mutating func add(_ kept: KeptValue, _ name: String) {
        switch kept.shape {
        case .word, .boolean: words[name] = WordFact(kept)
        case .number: numbers[name] = kept.reference.index
        case .date: dates[name] = kept.reference.index
        default: return
        }
        all.insert(name)
        // The fields of a group are missing where the group is.
        if !kept.isCertain || name.contains(".") { optional.insert(name) }
        if kept.isOfPresent { ofPresent.insert(name) }
    }
}
