import AvalJSON

/// A request of JSON-RPC 2.0, read without building anything: where its parts stand in the line.
struct Request {
    /// The bytes of `id`, as they stood; nil when there is none: a notification, which gets no answer.
    var id: UnsafeRawBufferPointer?
    var method = ""
    /// The parameters by name, each with its bytes.
    var parameters: [(name: String, value: UnsafeRawBufferPointer)] = []

    /// The deepest line: a declaration, its parameter, its request, its batch.
    static let depth = 64 + 3

    /// No request needs more keys or parameters; looking for the same key twice takes time.
    private static let mostMembers = 64

    /// Reads one request that takes up all of `bytes`, which are known to be JSON. `id` is set even when it throws.
    mutating func read(_ bytes: UnsafeRawBufferPointer) throws(RPCError) {
        var cursor = JSONCursor(bytes)
        guard cursor.peek() == UInt8(ascii: "{") else {
            throw .invalidRequest("une requête est un objet JSON")
        }
        var members: [(name: String, value: UnsafeRawBufferPointer)] = []
        do throws(ScanError) { members = try Self.members(&cursor, bytes) } catch {
            throw .invalidRequest(
                error.reason == .duplicateKey
                    ? "une clé est écrite deux fois dans la requête" : "la requête a plus de \(Self.mostMembers) clés")
        }
        // The identifier first: it must stand in every answer that follows.
        if let member = members.first(where: { $0.name == "id" }) { id = try Self.identifier(member.value) }
        guard Self.text(members, "jsonrpc") == "2.0" else {
            throw .invalidRequest("il manque « \"jsonrpc\": \"2.0\" »")
        }
        guard let method = Self.text(members, "method") else {
            throw .invalidRequest("« method » doit être un texte")
        }
        self.method = method
        if let member = members.first(where: { $0.name == "params" }) { try readParameters(member.value) }
    }

    private mutating func readParameters(_ bytes: UnsafeRawBufferPointer) throws(RPCError) {
        var cursor = JSONCursor(bytes)
        guard cursor.peek() == UInt8(ascii: "{") else {
            throw .parameter(nil, "les paramètres se donnent par leur nom, dans un objet")
        }
        do throws(ScanError) { parameters = try Self.members(&cursor, bytes) } catch {
            throw .parameter(
                nil,
                error.reason == .duplicateKey
                    ? "un paramètre est donné deux fois" : "plus de \(Self.mostMembers) paramètres sont donnés")
        }
    }

    /// The members of an object; a key met twice is an error (`duplicateKey`), and so are too many (`notJSON`: the bytes
    /// are known to be JSON, so that nothing else says so).
    private static func members(
        _ cursor: inout JSONCursor, _ bytes: UnsafeRawBufferPointer
    ) throws(ScanError) -> [(name: String, value: UnsafeRawBufferPointer)] {
        var members: [(name: String, value: UnsafeRawBufferPointer)] = []
        try cursor.expect(UInt8(ascii: "{"))
        if cursor.take(UInt8(ascii: "}")) { return [] }
        repeat {
            _ = cursor.peek()
            let at = cursor.offset
            let name = cursor.text(try cursor.string())
            if members.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) {
                throw ScanError(.duplicateKey, at: at)
            }
            if members.count == mostMembers { throw ScanError(.notJSON, at: at) }
            try cursor.expect(UInt8(ascii: ":"))
            _ = cursor.peek()
            let start = cursor.offset
            try cursor.skipValue(depth: depth)
            members.append((name, UnsafeRawBufferPointer(rebasing: bytes[start..<cursor.offset])))
        } while cursor.take(UInt8(ascii: ","))
        try cursor.expect(UInt8(ascii: "}"))
        return members
    }

    /// A text, a number or null, as the standard has it.
    private static func identifier(_ value: UnsafeRawBufferPointer) throws(RPCError) -> UnsafeRawBufferPointer {
        switch value.first {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "t"), UInt8(ascii: "f"), nil:
            throw .invalidRequest("« id » doit être un texte, un nombre ou null")
        default: return value
        }
    }

    private static func text(_ members: [(name: String, value: UnsafeRawBufferPointer)], _ name: String) -> String? {
        members.first { $0.name == name }.flatMap { Self.text($0.value) }
    }

    /// The text that a value is.
    static func text(_ value: UnsafeRawBufferPointer) -> String? {
        var cursor = JSONCursor(value)
        guard cursor.peek() == UInt8(ascii: "\""), let raw = try? cursor.string() else { return nil }
        return cursor.text(raw)
    }
}
