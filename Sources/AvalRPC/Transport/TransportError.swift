import AvalSystem

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
    public let cause: SystemError?

    init(_ code: Code, _ message: String, cause: SystemError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message, then the cause.
    public var description: String {
        cause.map { "\(message) (\($0.trace))" } ?? message
    }
}

extension TransportError {
    /// The error of a call about the socket of a path.
    static func failed(_ cause: SystemError, path: String) -> TransportError {
        switch cause.cause {
        case .denied, .readOnly:
            TransportError(.notAllowed, "Le socket « \(path) » ne peut être créé : accès refusé", cause: cause)
        default:
            TransportError(.system, "Le socket « \(path) » ne peut être ouvert", cause: cause)
        }
    }
}
