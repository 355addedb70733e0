import AvalJSON
import AvalValues

/// The number of a declaration that is not judged.
enum DeclarationNumber {
    /// The `numero` of an object; empty where it has none that is a text. Throws where the bytes are no JSON object.
    static func find(in bytes: ByteView) throws(ScanError) -> ByteView {
        var cursor = JSONCursor(bytes)
        var number = ByteView()
        try cursor.expect(UInt8(ascii: "{"))
        if !cursor.take(UInt8(ascii: "}")) {
            repeat {
                _ = cursor.peek()
                let key = try cursor.string()
                try cursor.expect(UInt8(ascii: ":"))
                if cursor.peek() == UInt8(ascii: "\""), bytes[key.start..<key.end].elementsEqual("numero".utf8) {
                    let text = try cursor.string()
                    number = bytes[text.start..<text.end]
                } else {
                    try cursor.skipValue(depth: 64)
                }
            } while cursor.take(UInt8(ascii: ","))
            try cursor.expect(UInt8(ascii: "}"))
        }
        if !cursor.atEnd() { throw cursor.unexpected() }
        return number
    }
}
