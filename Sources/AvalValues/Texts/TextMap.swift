/// What is found by a text, by its code points.
public struct TextMap<Content> {
    private var entries: [TextKey: Content]

    /// Nothing.
    public init() { entries = [:] }

    /// Entries whose texts are all different.
    public init(uniqueKeysWithValues pairs: some Sequence<(String, Content)>) {
        entries = Dictionary(uniqueKeysWithValues: pairs.lazy.map { (TextKey($0.0), $0.1) })
    }

    /// Entries, of which those of the same text become one.
    public init(_ pairs: some Sequence<(String, Content)>, uniquingKeysWith combine: (Content, Content) -> Content) {
        entries = Dictionary(pairs.lazy.map { (TextKey($0.0), $0.1) }, uniquingKeysWith: combine)
    }

    /// The elements of a sequence, in its order, by their texts.
    public init<Element>(grouping elements: some Sequence<Element>, by text: (Element) -> String)
    where Content == [Element] {
        entries = Dictionary(grouping: elements) { TextKey(text($0)) }
    }

    private init(entries: [TextKey: Content]) { self.entries = entries }

    /// What is found by a text; setting nil takes it away.
    public subscript(text: String) -> Content? {
        get { entries[TextKey(text)] }
        _modify { yield &entries[TextKey(text)] }
    }

    /// What is found by a text, or the default where nothing is.
    public subscript(text: String, default content: @autoclosure () -> Content) -> Content {
        get { entries[TextKey(text)] ?? content() }
        _modify { yield &entries[TextKey(text), default: content()] }
    }

    /// The texts, in no order.
    public var keys: NameSet { NameSet(entries.keys.lazy.map(\.text)) }

    /// What is found, in no order.
    public var values: Dictionary<TextKey, Content>.Values { entries.values }

    /// Whether there is nothing.
    public var isEmpty: Bool { entries.isEmpty }

    /// Keeps something under a text; gives what was there.
    @discardableResult
    public mutating func updateValue(_ content: Content, forKey text: String) -> Content? {
        entries.updateValue(content, forKey: TextKey(text))
    }

    /// Takes away what is found by a text, and gives it.
    @discardableResult
    public mutating func removeValue(forKey text: String) -> Content? { entries.removeValue(forKey: TextKey(text)) }

    /// Adds the entries of another; what both have is combined.
    public mutating func merge(_ other: TextMap, uniquingKeysWith combine: (Content, Content) -> Content) {
        entries.merge(other.entries, uniquingKeysWith: combine)
    }

    /// The entries of both; what both have is combined.
    public func merging(_ other: TextMap, uniquingKeysWith combine: (Content, Content) -> Content) -> TextMap {
        TextMap(entries: entries.merging(other.entries, uniquingKeysWith: combine))
    }

    /// The same texts with something made of what they find.
    public func mapValues<Other>(_ change: (Content) throws -> Other) rethrows -> TextMap<Other> {
        TextMap<Other>(entries: try entries.mapValues(change))
    }

    /// The entries that meet a condition.
    public func filter(_ isWanted: ((key: String, value: Content)) throws -> Bool) rethrows -> TextMap {
        TextMap(entries: try entries.filter { try isWanted((key: $0.key.text, value: $0.value)) })
    }
}

extension TextMap: Sendable where Content: Sendable {}
extension TextMap: Equatable where Content: Equatable {}
extension TextMap: Hashable where Content: Hashable {}

extension TextMap: ExpressibleByDictionaryLiteral {
    /// Entries written out; of two with the same text the later one counts.
    public init(dictionaryLiteral pairs: (String, Content)...) {
        // Nothing is what is written out most often, for every expression interpreted.
        if pairs.isEmpty { self.init() } else { self.init(pairs, uniquingKeysWith: { $1 }) }
    }
}

extension TextMap: Sequence {
    /// Gives the entries in no order.
    public func makeIterator() -> some IteratorProtocol<(key: String, value: Content)> {
        entries.lazy.map { (key: $0.key.text, value: $0.value) }.makeIterator()
    }

    /// How many entries.
    public var count: Int { entries.count }

    /// How many entries.
    public var underestimatedCount: Int { entries.count }
}
