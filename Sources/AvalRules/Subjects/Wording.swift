import AvalValues

/// How `pour` is written for a kind of subject.
struct Wording: Sendable {
    /// The words that it begins with.
    private let words: [Substring]
    /// Whether the name of a record follows, and which names never do.
    private let namesRecord: Bool
    private let reserved: [String]
    /// Whether a fact may follow, which chooses among the salariés.
    private let takesFact: Bool

    /// These words, and perhaps a fact.
    init(_ words: String, takesFact: Bool = false) {
        (self.words, self.takesFact) = (words.split(separator: " "), takesFact)
        (namesRecord, reserved) = (false, [])
    }

    /// These words and the name of a record, and perhaps a fact; a name that is `reserved` begins other wordings.
    init(_ words: String, recordExcept reserved: [String], takesFact: Bool) {
        (self.words, self.takesFact) = (words.split(separator: " "), takesFact)
        (namesRecord, self.reserved) = (true, reserved)
    }

    /// What a text names besides, when it is such a wording.
    func read(_ text: [Substring]) -> (record: String?, fact: String?)? {
        guard text.starts(with: words) else { return nil }
        var rest = text.dropFirst(words.count)
        var (record, fact): (String?, String?) = (nil, nil)
        if namesRecord {
            guard let name = rest.popFirst().map(String.init), !reserved.contains(name) else { return nil }
            record = name
        }
        if takesFact { fact = rest.popFirst().map(String.init) }
        return rest.isEmpty ? (record, fact) : nil
    }
}
