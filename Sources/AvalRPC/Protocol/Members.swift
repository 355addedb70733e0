import AvalJSON
import AvalValues

/// The members of an object of the protocol, by name, each with the bytes of its value.
struct Members {
    /// No request needs more keys or parameters; looking for the same key twice takes time.
    static let most = 64

    private(set) var all: [(name: String, value: ByteView)] = []

    subscript(name: String) -> ByteView? { all.first { $0.name == name }?.value }

    /// Reads an object that comes next; `step` steps over each value, whose name it is given.
    ///
    /// A key met twice is an error (`duplicateKey`), and so are too many (`notJSON`: where the bytes are known to be
    /// JSON nothing else says so).
    mutating func read(
        _ cursor: inout JSONCursor, _ bytes: ByteView,
        _ step: (_ name: String, _ cursor: inout JSONCursor) throws(ScanError) -> Void
    ) throws(ScanError) {
        try cursor.expect(UInt8(ascii: "{"))
        if cursor.take(UInt8(ascii: "}")) { return }
        repeat {
            _ = cursor.peek()
            let at = cursor.offset
            let name = cursor.text(try cursor.string())
            if all.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) { throw ScanError(.duplicateKey, at: at) }
            if all.count == Self.most { throw ScanError(.notJSON, at: at) }
            try cursor.expect(UInt8(ascii: ":"))
            _ = cursor.peek()
            let start = cursor.offset
            try step(name, &cursor)
            all.append((name, bytes[start..<cursor.offset]))
        } while cursor.take(UInt8(ascii: ","))
        try cursor.expect(UInt8(ascii: "}"))
    }
}
