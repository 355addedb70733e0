/// Texts in one stretch of memory that never changes: their bytes are handed out as they stand, without counting a
/// reference.
public struct FlatTexts: ~Copyable, Sendable {
    private let storage: FlatArray<UInt8>
    @usableFromInline let texts: FlatArray<KeptBytes>

    /// These texts, as bytes.
    public init(_ texts: [[UInt8]]) {
        storage = FlatArray(texts.flatMap { $0 })
        let bytes = storage.view.elements
        var start = 0
        self.texts = FlatArray(
            texts.map { text in
                defer { start += text.count }
                return KeptBytes(
                    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<start + text.count]))
            })
    }

    /// How many there are.
    @inlinable @inline(__always)
    public var count: Int { texts.count }

    /// The bytes of a text; they stand as long as the texts.
    @inlinable @inline(__always)
    public subscript(_ index: Int) -> KeptBytes { texts[index] }
}

/// Bytes that their owner keeps and that never change; good as long as they are kept.
@frozen
public struct KeptBytes: BitwiseCopyable, @unchecked Sendable {
    /// The bytes.
    public let bytes: UnsafeRawBufferPointer

    @usableFromInline
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether there is none.
    @inlinable @inline(__always)
    public var isEmpty: Bool { bytes.isEmpty }
}
