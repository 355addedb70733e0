import AvalDeclarations

/// Byte strings met in a declaration, which must stay in place; nearly always there is none, and then it costs nothing.
struct BytesSet {
    private var index = BytesIndex()

    /// Adds a string; false when it was there already.
    @discardableResult
    mutating func insert(_ bytes: UnsafeRawBufferPointer) -> Bool { index.insert(bytes) }

    /// Whether it holds a string.
    func contains(_ bytes: UnsafeRawBufferPointer) -> Bool { index.value(of: bytes) != nil }

    /// Forgets what it holds.
    mutating func removeAll() { if !index.isEmpty { index.begin(capacity: 0) } }
}
