import AvalSystem

/// A file or folder that could not be used, said in French.
public struct FileReadingError: Error, Sendable, CustomStringConvertible {
    /// What happened, naming the path.
    public let message: String

    /// A call about a path that failed; `verb` says what was wanted of it (« lu »).
    init(_ path: String, verb: String, _ error: SystemError) {
        message = "« \(path) » ne peut pas être \(verb) : \(error.reason)"
    }

    /// The message.
    public var description: String { message }

    /// An error in other words.
    init(_ message: String) {
        self.message = message
    }
}
