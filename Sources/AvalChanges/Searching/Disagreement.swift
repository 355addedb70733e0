import AvalJSON
import AvalValues

/// A declaration on which two editions say something else, as small as it can be, and what each says of it.
public struct Disagreement: Sendable {
    /// The declaration, of nobody.
    public let declaration: JSONValue
    /// What the older edition says, in words.
    public let before: String
    /// What the newer one says.
    public let after: String
    /// Whether both say so of what is shown: something personal may have had to be hidden.
    public let isWhole: Bool

    /// As JSON.
    public var json: JSONValue {
        .object([
            JSONMember("declaration", declaration), JSONMember("avant", .string(before)),
            JSONMember("apres", .string(after)),
            JSONMember("complete", .bool(isWhole)),
        ])
    }
}

/// What came of a search for a declaration on which both editions disagree.
public enum SearchOutcome: Sendable {
    /// There is one.
    case found(Disagreement)
    /// None was found in so many tries: that proves nothing.
    case notFound(tries: Int)
}
