import Glibc

/// The signals that this program knows.
public enum Signal: Int32, Sendable, Hashable {
    /// Somebody typed ^C (`SIGINT`).
    case interrupt = 2
    /// It is asked to end (`SIGTERM`).
    case terminate = 15
    /// Its terminal is gone; for a daemon, read again (`SIGHUP`).
    case hangUp = 1
    /// Somebody typed ^\ (`SIGQUIT`).
    case quit = 3
    /// Nobody reads what is written (`SIGPIPE`).
    case brokenPipe = 13
    /// A file grew beyond the size allowed (`SIGXFSZ`).
    case fileTooLong = 25

    /// Its name (`SIGINT`).
    public var name: String {
        switch self {
        case .interrupt: "SIGINT"
        case .terminate: "SIGTERM"
        case .hangUp: "SIGHUP"
        case .quit: "SIGQUIT"
        case .brokenPipe: "SIGPIPE"
        case .fileTooLong: "SIGXFSZ"
        }
    }

    /// Makes an error of a call, to be told, where the signal would end the program.
    public func ignore() { signal(rawValue, SIG_IGN) }
}
