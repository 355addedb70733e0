import AvalJSON
import AvalOperations
import AvalValues

/// A request of JSON-RPC 2.0, read without building anything: where its parts stand in the line.
struct Request {
    /// The bytes of `id`, as they stood; nil when there is none: a notification, which gets no answer.
    var id: ByteView?
    var method = ""
    /// The parameters by name, each with its bytes.
    var parameters = Parameters()

    /// The deepest line: a declaration, its parameter, its request, its batch.
    static let depth = 64 + 3

    /// Reads one request that takes up all of `bytes`, in one pass: a declaration is large. Whoever knows that they are
    /// JSON is told what is wrong; of others an error says only that they are no sound request. `id` is set even when
    /// it throws.
    mutating func read(_ bytes: ByteView) throws(RPCError) {
        var cursor = JSONCursor(bytes)
        guard cursor.peek() == UInt8(ascii: "{") else {
            throw .invalidRequest("une requête est un objet JSON")
        }
        var members = Members()
        var parameterError: RPCError?
        do throws(ScanError) {
            try members.read(&cursor, bytes) { name, cursor throws(ScanError) in
                guard name == "params" else { return try cursor.skipValue(depth: Self.depth - 1) }
                parameterError = try readParameters(&cursor, bytes)
            }
        } catch {
            throw .invalidRequest(
                error.reason == .duplicateKey
                    ? "une clé est écrite deux fois dans la requête"
                    : "la requête a plus de \(Members.most) clés")
        }
        // The identifier first: it must stand in every answer that follows.
        if let value = members["id"] { id = try Self.identifier(value) }
        guard Self.text(members["jsonrpc"]) == "2.0" else {
            throw .invalidRequest("il manque « \"jsonrpc\": \"2.0\" »")
        }
        guard let method = Self.text(members["method"]) else {
            throw .invalidRequest("« method » doit être un texte")
        }
        self.method = method
        if let parameterError { throw parameterError }
        guard cursor.atEnd() else { throw .invalidRequest("une requête est un seul objet JSON") }
    }

    /// Reads the value of `params`, which comes next; what is wrong with it is told after what is wrong with the request.
    private mutating func readParameters(
        _ cursor: inout JSONCursor, _ bytes: ByteView
    ) throws(ScanError) -> RPCError? {
        let start = cursor.offset
        guard cursor.peek() == UInt8(ascii: "{") else {
            try cursor.skipValue(depth: Self.depth - 1)
            return .parameter(nil, "les paramètres se donnent par leur nom, dans un objet")
        }
        var members = Members()
        do throws(ScanError) {
            try members.read(&cursor, bytes) { _, cursor throws(ScanError) in
                try cursor.skipValue(depth: Self.depth - 2)
            }
            parameters = Parameters(members.all)
            return nil
        } catch {
            cursor.offset = start
            try cursor.skipValue(depth: Self.depth - 1)
            return .parameter(
                nil,
                error.reason == .duplicateKey
                    ? "un paramètre est donné deux fois" : "plus de \(Members.most) paramètres sont donnés")
        }
    }

    /// A text, a number or null, as the standard has it.
    private static func identifier(_ value: ByteView) throws(RPCError) -> ByteView {
        switch value.first {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "t"), UInt8(ascii: "f"), nil:
            throw .invalidRequest("« id » doit être un texte, un nombre ou null")
        default: return value
        }
    }

    /// The identifier of a request that is nested too deeply to be read, where it has a sound one: whatever else stands in it
    /// is stepped over without following it down.
    static func identifier(ofTooDeep bytes: ByteView) -> ByteView? {
        var cursor = JSONCursor(bytes)
        guard cursor.take(UInt8(ascii: "{")) else { return nil }
        repeat {
            guard let key = try? cursor.string(), cursor.take(UInt8(ascii: ":")) else { return nil }
            let isIdentifier = cursor.text(key) == "id"
            _ = cursor.peek()
            let start = cursor.offset
            guard (try? cursor.skipFlat()) != nil else { return nil }
            if isIdentifier { return try? identifier(bytes[start..<cursor.offset]) }
        } while cursor.take(UInt8(ascii: ","))
        return nil
    }

    private static func text(_ value: ByteView?) -> String? { value.flatMap { JSONCursor.text(of: $0) } }
}
