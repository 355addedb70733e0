import AvalSystem

/// Why the folder that keeps the accepted rules could not be used: for whoever runs the daemon.
public struct StateError: Error, Sendable, CustomStringConvertible {
    /// What happened, in a stable word.
    public enum Code: String, CaseIterable, Sendable, Hashable {
        /// Another process uses this folder.
        case busy = "etat_occupe"
        /// The folder cannot be made, opened or read.
        case unusable = "etat_inaccessible"
        /// A set could not be written; the one kept before is whole.
        case notKept = "etat_non_enregistre"
        /// What was kept is not what was written.
        case damaged = "etat_abime"
    }

    /// What happened.
    public let code: Code
    /// What happened, one French sentence without a final full stop.
    public let message: String
    /// The system call that failed, where one did.
    public let cause: SystemError?

    init(_ code: Code, _ message: String, cause: SystemError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message, then the cause.
    public var description: String { cause.map { "\(message) : \($0)" } ?? message }
}
