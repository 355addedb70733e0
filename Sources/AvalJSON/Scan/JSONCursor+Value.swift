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

extension JSONCursor {
    /// Where the value of a member stands in an object; nil where the object has no such member, or is none. The text is known to
    /// be JSON.
    public static func member(_ name: String, of object: ByteView) -> Range<Int>? {
        var cursor = JSONCursor(object)
        guard cursor.take(UInt8(ascii: "{")) else { return nil }
        while cursor.peek() == UInt8(ascii: "\"") {
            guard let key = try? cursor.string(), cursor.take(UInt8(ascii: ":")) else { return nil }
            _ = cursor.peek()
            let start = cursor.offset
            guard (try? cursor.skipValue(depth: 64)) != nil else { return nil }
            if cursor.text(key).utf8.elementsEqual(name.utf8) { return start..<cursor.offset }
            guard cursor.take(UInt8(ascii: ",")) else { return nil }
        }
        return nil
    }
}
