import AvalSystem

/// Why a batch stopped before its end, in French: what was done stays done.
public struct BatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence for whoever runs it.
    public let message: String

    /// A failure in its own words.
    public init(_ message: String) {
        self.message = message
    }

    /// A system call on `path` that failed: « … ne peut pas être lu : plus de place ».
    init(_ path: String, _ verb: String, _ error: SystemError) {
        message = "« \(path.shown) » ne peut pas être \(verb) : \(error.reason)"
    }

    /// Does something with the file of a path, whose errors say that it cannot be `verb` (« lu »).
    static func attempt<Value: ~Copyable>(
        _ path: String, _ verb: String, _ body: () throws(SystemError) -> Value
    ) throws(BatchError) -> Value {
        do throws(SystemError) { return try body() } catch { throw BatchError(path, verb, error) }
    }

    /// The sentence.
    public var description: String { message }
}
