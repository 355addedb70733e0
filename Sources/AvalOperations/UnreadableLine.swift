import AvalDeclarations
import AvalJSON

/// The line that stands for a declaration that cannot be judged (`contract.md`, verdict, last item).
public enum UnreadableLine {
    /// Writes it; `line` counts from 1 in the input, and the column is that of the failure in its own line.
    public static func write(
        _ failure: InputError, line: Int, in text: UnsafeRawBufferPointer, into output: OutputBuffer
    ) {
        let place = TextPlace(of: failure.offset, in: text)
        write(
            code: failure.code, pointer: failure.pointer, message: failure.message, line: line, place: place,
            into: output)
    }

    /// Writes the line that stands for an input line beyond the limit.
    public static func writeTooLong(line: Int, limit: Int, into output: OutputBuffer) {
        write(
            code: -32001, pointer: "", message: "Ligne trop longue : \(limit) octets au plus", line: line, place: nil,
            into: output)
    }

    /// Writes the line of an input error that has no place in a text of its own: `line` is all that is known.
    public static func write(code: Int, pointer: String, message: String, line: Int, into output: OutputBuffer) {
        write(code: code, pointer: pointer, message: message, line: line, place: nil, into: output)
    }

    private static func write(
        code: Int, pointer: String, message: String, line: Int, place: TextPlace?, into output: OutputBuffer
    ) {
        output.put("{\"ligne\":")
        output.put(integer: line + (place.map { $0.line - 1 } ?? 0))
        output.put(",\"numero\":null,\"statut\":\"illisible\",\"signable\":false,\"erreur\":{\"code\":")
        output.put(integer: code)
        output.put(",\"chemin\":")
        output.put(jsonString: pointer)
        output.put(",\"message\":")
        output.put(jsonString: message)
        if let place {
            output.put(",\"colonne\":")
            output.put(integer: place.column)
        }
        output.put("}}")
    }
}
