import AvalLoading
import Glibc

/// Why a batch stopped before its end, in French: what was done stays done.
public struct BatchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The sentence for whoever runs it.
    public let message: String

    /// A failure in its own words.
    public init(_ message: String) {
        self.message = message
    }

    /// A system call on `path` that has just failed on this thread: « … ne peut pas être lu : plus de place ».
    init(_ path: String, _ verb: String, _ number: Int32 = errno) {
        message = "« \(path) » ne peut pas être \(verb) : \(SystemError.reason(of: number))"
    }

    /// The sentence.
    public var description: String { message }
}
