/// Why serving the standard streams ended.
public enum StreamEnd: Sendable, Hashable {
    /// The input ended, and every line of it is answered.
    case inputEnded
    /// Nobody reads the output any more.
    case outputClosed
    /// A line was longer than the limit: it was answered so, and nothing after it can be read.
    case lineTooLong
    /// The server was stopped, and what had come is answered.
    case stopped
    /// The server was stopped, and the output was not read within the time given.
    case abandoned
}
