import AvalDeclarations
import AvalJSON
import AvalOperations

/// An error of the protocol (JSON-RPC 2.0, 5.1): a code for programs, French words for people, and where.
struct RPCError: Error {
    let code: Int
    let message: String
    var data: [JSONMember] = []

    /// The line is no JSON, or no UTF-8.
    static func parse(_ reason: String, column: Int) -> RPCError {
        RPCError(
            code: -32700, message: "JSON illisible",
            data: [JSONMember("message", .string(reason)), JSONMember("colonne", .integer(column))])
    }

    /// JSON, but no request.
    static func invalidRequest(_ reason: String) -> RPCError {
        RPCError(code: -32600, message: "Requête invalide", data: [JSONMember("message", .string(reason))])
    }

    /// A parameter that is not what is due; it is named only if it looks like a name.
    static func parameter(_ name: String?, _ reason: String) -> RPCError {
        var data = [JSONMember("message", .string(reason))]
        if let name { data.insert(JSONMember("parametre", .string(name)), at: 0) }
        return RPCError(code: -32602, message: "Paramètres invalides", data: data)
    }

    /// A declaration that cannot be judged; `text` is what it was read from.
    init(_ failure: InputError, in text: UnsafeRawBufferPointer) {
        code = failure.code
        message =
            switch failure.code {
            case -32700: "JSON illisible"
            case -32002: "Imbrication trop profonde"
            case -32004: "Trop d'éléments"
            default: "Paramètres invalides"
            }
        let place = TextPlace(of: failure.offset, in: text)
        data = [
            JSONMember("chemin", .string(failure.pointer)), JSONMember("message", .string(failure.message)),
            JSONMember("ligne", .integer(place.line)), JSONMember("colonne", .integer(place.column)),
        ]
    }

    init(code: Int, message: String, data: [JSONMember] = []) {
        self.code = code
        self.message = message
        self.data = data
    }

    /// The answer that carries it; `id` is the request's, as it stood.
    func write(id: UnsafeRawBufferPointer?, into output: OutputBuffer) {
        output.put("{\"jsonrpc\":\"2.0\",\"id\":")
        if let id { output.put(id) } else { output.put("null") }
        output.put(",\"error\":{\"code\":")
        output.put(integer: code)
        output.put(",\"message\":")
        output.put(jsonString: message)
        if !data.isEmpty {
            output.put(",\"data\":")
            output.put(JSONWriter.bytes(of: .object(data)))
        }
        output.put("}}")
    }
}
