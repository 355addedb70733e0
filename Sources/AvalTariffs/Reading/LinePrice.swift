import AvalSource

/// A price as a file writes it.
struct LinePrice: Sendable {
    /// The price without tax, in cents.
    let cents: Int
    /// Where it stands; nil where it could not be read, which has its finding.
    let span: SourceSpan?

    /// What stands for a price that could not be read.
    static let unread = LinePrice(cents: 0, span: nil)
}
