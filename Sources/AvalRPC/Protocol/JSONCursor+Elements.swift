import AvalJSON
import AvalValues

extension JSONCursor {
    /// The elements of an array that is known to be JSON; nil when there are more than `limit`.
    static func elements(of bytes: ByteView, limit: Int) -> [ByteView]? {
        var cursor = JSONCursor(bytes)
        var elements: [ByteView] = []
        guard cursor.take(UInt8(ascii: "[")), !cursor.take(UInt8(ascii: "]")) else { return [] }
        repeat {
            _ = cursor.peek()
            let start = cursor.offset
            guard (try? cursor.skipValue(depth: Request.depth)) != nil else { return elements }
            if elements.count == limit { return nil }
            elements.append(bytes[start..<cursor.offset])
        } while cursor.take(UInt8(ascii: ","))
        return elements
    }
}
