/// A text by which something is found: the same as another where both have the same code points.
public struct TextKey: Hashable, Sendable {
    /// The text.
    public let text: String

    /// A key.
    @inlinable
    public init(_ text: String) { self.text = text }

    /// Whether two keys have the same code points.
    public static func == (left: TextKey, right: TextKey) -> Bool { left.text == right.text }

    /// Hashes the code points.
    public func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // No text has this byte: one text behind another is not the two taken together.
        hasher.combine(UInt8.max)
    }
}
