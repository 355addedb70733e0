import AvalSource

/// The monitoring categories and how a salarié gets one: the strongest of his determinants' wins.
public struct CategoryRule: Sendable {
    /// A category.
    public struct Category: Sendable {
        /// Its word in declarations (`SIR`).
        public let code: String
        /// What people call it.
        public let label: String
        /// Where its code stands.
        let span: SourceSpan
    }

    /// The categories, from the weakest to the strongest.
    public var categories: [Category]
    /// The salariés who get one; nil where `pour` could not be read.
    public var about: Anomaly.About?
    /// The category without any determinant, by its index.
    public var fallback: Int
    /// What explains it.
    public var fallbackMotive: String
    /// The law it rests on.
    public var fallbackReference: String
    /// The category that the establishment's own determinants give, by its index.
    public var own: Int
    /// What explains it.
    public var ownMotive: String
    /// The law it rests on.
    public var ownReference: String

    /// Whether some category could not be read, or none is written.
    var isIncomplete = true

    /// The words of the categories.
    public var words: [String] { categories.map(\.code) }
}
