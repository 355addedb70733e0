import AvalDeclarations
import AvalValues

/// Byte strings met in a declaration, which must stay where they are; nearly always there is none, and then it costs nothing.
struct BytesSet {
    private var index = BytesIndex()

    /// Adds a string; false when it was there already.
    @discardableResult
    mutating func insert(_ bytes: ByteView) -> Bool { index.insert(bytes) }

    /// Whether it holds a string.
    func contains(_ bytes: ByteView) -> Bool { index.value(of: bytes) != nil }

    /// Forgets what it holds.
    mutating func removeAll() { if !index.isEmpty { index.begin(capacity: 0) } }
}
