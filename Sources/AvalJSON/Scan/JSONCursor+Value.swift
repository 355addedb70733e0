import AvalValues

extension JSONCursor {
    /// The first byte of a text that is no white space; 0 where there is none.
    public static func first(of bytes: ByteView) -> UInt8 {
        var cursor = JSONCursor(bytes)
        return cursor.peek()
    }

    /// The text that a value is; nil for any other value.
    public static func text(of value: ByteView) -> String? {
        var cursor = JSONCursor(value)
        guard cursor.peek() == UInt8(ascii: "\""), let raw = try? cursor.string() else { return nil }
        return cursor.text(raw)
    }
}
