/// Texts, each once by its code points.
public struct NameSet: Sendable {
    private var keys: Set<TextKey>

    /// No text.
    public init() { keys = [] }

    /// The texts of a sequence, each once.
    public init(_ texts: some Sequence<String>) { keys = Set(texts.lazy.map { TextKey($0) }) }

    /// The first of the texts, in no order.
    public var first: String? { keys.first?.text }

    /// Adds the texts of a sequence.
    public mutating func formUnion(_ texts: some Sequence<String>) {
        for text in texts { keys.insert(TextKey(text)) }
    }

    /// These texts and those of a sequence.
    public func union(_ texts: some Sequence<String>) -> NameSet {
        var all = self
        all.formUnion(texts)
        return all
    }

    /// Takes the texts of a sequence away.
    public mutating func subtract(_ texts: some Sequence<String>) {
        for text in texts { keys.remove(TextKey(text)) }
    }

    /// These texts without those of a sequence.
    public func subtracting(_ texts: some Sequence<String>) -> NameSet {
        var rest = self
        rest.subtract(texts)
        return rest
    }

    /// Those that are among the texts of a sequence too.
    public func intersection(_ texts: some Sequence<String>) -> NameSet { intersection(NameSet(texts)) }

    /// Whether none of the texts of a sequence is here.
    public func isDisjoint(with texts: some Sequence<String>) -> Bool { !texts.contains { contains($0) } }

    /// Whether all of these are among the texts of a sequence.
    public func isSubset(of texts: some Sequence<String>) -> Bool { subtracting(texts).isEmpty }

    /// Whether all texts of a sequence are here.
    public func isSuperset(of texts: some Sequence<String>) -> Bool { texts.allSatisfy { contains($0) } }

    /// Those that meet a condition.
    public func filter(_ isWanted: (String) throws -> Bool) rethrows -> NameSet {
        NameSet(keys: try keys.filter { try isWanted($0.text) })
    }

    private init(keys: Set<TextKey>) { self.keys = keys }
}

extension NameSet: Hashable {}

extension NameSet: Sequence {
    /// Gives the texts in no order.
    public func makeIterator() -> some IteratorProtocol<String> { keys.lazy.map(\.text).makeIterator() }

    /// How many texts.
    public var count: Int { keys.count }

    /// How many texts.
    public var underestimatedCount: Int { keys.count }
}

extension NameSet: SetAlgebra {
    /// Whether there is none.
    public var isEmpty: Bool { keys.isEmpty }

    /// Whether a text is here.
    public func contains(_ text: String) -> Bool { keys.contains(TextKey(text)) }

    /// Adds a text; says whether it is new.
    @discardableResult
    public mutating func insert(_ text: String) -> (inserted: Bool, memberAfterInsert: String) {
        let (isNew, key) = keys.insert(TextKey(text))
        return (isNew, key.text)
    }

    /// Takes a text away.
    @discardableResult
    public mutating func remove(_ text: String) -> String? { keys.remove(TextKey(text))?.text }

    /// Adds a text, in the place of its like.
    @discardableResult
    public mutating func update(with text: String) -> String? { keys.update(with: TextKey(text))?.text }

    /// The texts of both.
    public func union(_ other: NameSet) -> NameSet { NameSet(keys: keys.union(other.keys)) }

    /// The texts that both have.
    public func intersection(_ other: NameSet) -> NameSet { NameSet(keys: keys.intersection(other.keys)) }

    /// The texts that one of both has.
    public func symmetricDifference(_ other: NameSet) -> NameSet {
        NameSet(keys: keys.symmetricDifference(other.keys))
    }

    /// Adds the texts of another set.
    public mutating func formUnion(_ other: NameSet) { keys.formUnion(other.keys) }

    /// Keeps the texts that another set has too.
    public mutating func formIntersection(_ other: NameSet) { keys.formIntersection(other.keys) }

    /// Keeps the texts that one of both has.
    public mutating func formSymmetricDifference(_ other: NameSet) { keys.formSymmetricDifference(other.keys) }

    /// These texts without those of another set.
    public func subtracting(_ other: NameSet) -> NameSet { NameSet(keys: keys.subtracting(other.keys)) }

    /// Takes the texts of another set away.
    public mutating func subtract(_ other: NameSet) { keys.subtract(other.keys) }

    /// Whether both have no text in common.
    public func isDisjoint(with other: NameSet) -> Bool { keys.isDisjoint(with: other.keys) }

    /// Whether all of these are in another set.
    public func isSubset(of other: NameSet) -> Bool { keys.isSubset(of: other.keys) }

    /// Whether all of another set are here.
    public func isSuperset(of other: NameSet) -> Bool { keys.isSuperset(of: other.keys) }
}
