import Glibc

/// Why a door could not be opened or kept open: a program matches the code, a person reads the message.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What happened, in a stable word.
    public enum Code: String, Sendable, Hashable {
        /// The socket's path is empty or holds a zero byte.
        case badPath = "chemin_invalide"
        /// The socket's path is longer than the system takes (107 bytes).
        case pathTooLong = "chemin_trop_long"
        /// The folder of the socket does not exist, or is no folder.
        case folderMissing = "dossier_absent"
        /// Something that is no socket stands at the path.
        case notASocket = "pas_un_socket"
        /// Another process answers on the socket.
        case socketAlive = "socket_occupe"
        /// The group that the socket was to belong to does not exist.
        case unknownGroup = "groupe_inconnu"
        /// The system does not allow it.
        case notAllowed = "acces_refuse"
        /// The server has been given a socket already, or is stopped.
        case wrongMoment = "hors_service"
        /// Reading or writing a standard stream failed.
        case streamFailed = "flux_en_erreur"
        /// The system refused for another reason, which the cause tells.
        case system = "systeme"
    }

    /// What happened.
    public let code: Code
    /// What happened, one French sentence without a final full stop.
    public let message: String
    /// The system call that failed, where one did.
    public let cause: SystemCallError?

    init(_ code: Code, _ message: String, cause: SystemCallError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message, then the cause.
    public var description: String {
        cause.map { "\(message) (\($0))" } ?? message
    }
}

/// A system call that failed.
public struct SystemCallError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The call's name (`bind`).
    public let call: String
    /// Its `errno`.
    public let number: Int32

    /// The call that has just failed on this thread.
    init(_ call: String, number: Int32 = errno) {
        self.call = call
        self.number = number
    }

    /// The call and its number (`bind : errno 13`); the number's text is left out, since it follows no language set.
    public var description: String { "\(call) : errno \(number)" }
}
