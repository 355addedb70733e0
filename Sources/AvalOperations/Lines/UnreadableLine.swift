import AvalDeclarations
import AvalJSON
import AvalValues

/// The line that stands for a declaration that cannot be judged (`contract.md`, verdict, last item).
public enum UnreadableLine {
    /// Writes it; `line` counts from 1 in the input, and the column is that of the error in its own line.
    public static func write(
        _ error: InputError, line: Int, in text: ByteView, into output: OutputBuffer
    ) {
        write(
            ErrorNumber(error.kind), pointer: error.pointer, message: error.message, line: line,
            position: TextPosition(of: error.offset, in: text), into: output)
    }

    /// Writes the line that stands for an input line beyond the limit.
    public static func writeTooLong(line: Int, limit: Int, into output: OutputBuffer) {
        write(.lineTooLong, pointer: "", message: tooLong(limit: limit), line: line, into: output)
    }

    /// What is said of a line beyond the limit, through every door.
    public static func tooLong(limit: Int) -> String { "Ligne trop longue : \(limit) octets au plus" }

    /// Writes the line of an error that has no position in a text of its own: `line` is all that is known.
    public static func write(
        _ number: ErrorNumber, pointer: String, message: String, line: Int, into output: OutputBuffer
    ) {
        write(number, pointer: pointer, message: message, line: line, position: nil, into: output)
    }

    private static func write(
        _ number: ErrorNumber, pointer: String, message: String, line: Int, position: TextPosition?,
        into output: OutputBuffer
    ) {
        output.put("{\"ligne\":")
        output.put(integer: line + (position.map { $0.line - 1 } ?? 0))
        output.put(",\"numero\":null,\"statut\":\"illisible\",\"signable\":false,\"erreur\":{\"code\":")
        output.put(integer: number.rawValue)
        output.put(",\"chemin\":")
        output.put(jsonString: pointer)
        output.put(",\"message\":")
        output.put(jsonString: message)
        if let position {
            output.put(",\"colonne\":")
            output.put(integer: position.column)
        }
        output.put("}}")
    }
}
