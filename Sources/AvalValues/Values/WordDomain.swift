/// A closed list of words with a name: what a field may say (`categorie`: SI, SIA, SIR).
public final class WordDomain: Sendable, Hashable {
    /// What the list is of, as rule authors know it.
    public let name: String
    /// The words, in the author's order.
    public let words: [String]
    /// Whether other words may come as well: the list has those alone that an author may write.
    public let isOpen: Bool
    private let members: NameSet

    /// A list of words; a repeated word counts once.
    public init(name: String, words: [String], isOpen: Bool = false) {
        self.isOpen = isOpen
        self.name = name
        self.words = words
        members = NameSet(words)
    }

    /// Whether the word is one of the list, open as it may be.
    public func contains(_ word: String) -> Bool { members.contains(word) }

    /// The same name and the same words in the same order, with or without others.
    public static func == (left: WordDomain, right: WordDomain) -> Bool {
        left === right || (left.name == right.name && left.isOpen == right.isOpen && left.words == right.words)
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
