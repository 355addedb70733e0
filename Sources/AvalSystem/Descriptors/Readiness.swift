import Glibc

/// Waiting for descriptors to have something to read, or room to write.
public enum Readiness {
    /// Waits until one of the descriptors can be read, or has ended, and tells of each whether it can; none can once so
    /// many milliseconds are over. A negative number stands for a descriptor that is not looked at; without a limit it
    /// waits for ever.
    public static func wait(reading numbers: [Int32], milliseconds: Int32 = -1) throws(SystemError) -> [Bool] {
        var watched = numbers.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        try attempt("poll") { poll(&watched, nfds_t(watched.count), milliseconds) }
        return watched.map { $0.revents != 0 }
    }

    /// Whether a descriptor can be read, or has ended, within so many milliseconds.
    public static func wait(reading number: Int32, milliseconds: Int32 = -1) throws(SystemError) -> Bool {
        try wait(Int16(POLLIN), number, milliseconds) != 0
    }

    /// Waits until a descriptor takes bytes, or nobody reads them any more.
    public static func wait(writing number: Int32) throws(SystemError) {
        _ = try wait(Int16(POLLOUT), number, -1)
    }

    /// Whether a listening socket has a client that waits to be accepted.
    public static func hasPendingConnection(_ number: Int32) -> Bool {
        let events = try? wait(Int16(POLLIN), number, 0)
        return (events ?? 0) & Int16(POLLIN) != 0
    }

    private static func wait(
        _ events: Int16, _ number: Int32, _ milliseconds: Int32
    ) throws(SystemError) -> Int16 {
        var watched = pollfd(fd: number, events: events, revents: 0)
        try attempt("poll") { poll(&watched, 1, milliseconds) }
        return watched.revents
    }
}
