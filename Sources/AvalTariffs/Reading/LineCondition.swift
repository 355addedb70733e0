import AvalSource

/// A truth of the declaration that says whether a line is due: what is not true, or not known, is not so.
struct LineCondition: Sendable {
    /// The name of the fact.
    let fact: SourceText
    /// Whether the line is due where the fact is true, or where it is not.
    let isMet: Bool

    /// The keys that read one, with what they want of the fact.
    static let keys = [("si", true), ("sauf", false)]

    /// The conditions of a line, as it writes them.
    static func read(_ map: YAMLMap) -> [LineCondition] {
        keys.compactMap { key, isMet in map.text(key).map { LineCondition(fact: $0, isMet: isMet) } }
    }
}
