/// Texts in one stretch of memory that never changes: their bytes are handed out as they stand, without counting a
/// reference.
public struct FlatTexts: ~Copyable, Sendable {
    private let storage: FlatArray<UInt8>
    @usableFromInline let texts: FlatArray<ByteView>

    /// These texts, as bytes.
    public init(_ texts: [[UInt8]]) {
        storage = FlatArray(texts.flatMap { $0 })
        let bytes = ByteView(UnsafeRawBufferPointer(storage.view.elements))
        var start = 0
        self.texts = FlatArray(
            texts.map { text in
                defer { start += text.count }
                return bytes[start..<start + text.count]
            })
    }

    /// How many there are.
    @inlinable @inline(__always)
    public var count: Int { texts.count }

    /// The bytes of a text; they stand as long as the texts.
    @inlinable @inline(__always)
    public subscript(_ index: Int) -> ByteView { texts[index] }
}
