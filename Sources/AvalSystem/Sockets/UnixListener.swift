import Glibc

/// A socket that clients can connect to, at the address of a path.
public struct UnixListener: ~Copyable, Sendable {
    private let descriptor: Descriptor

    /// Makes the socket's file. It is created with no more than `permissions`: Linux gives it the mode of the socket, less the
    /// process's mask, which all threads share and which is not touched. One that does not wait has `accept` fail when
    /// no client waits.
    public init(at address: UnixAddress, permissions: UInt32, isWaiting: Bool = true) throws(SystemError) {
        let socket = try UnixAddress.makeSocket(isWaiting: isWaiting)
        try socket.setPermissions(permissions)
        try address.call("bind", Glibc.bind, socket)
        descriptor = socket
    }

    /// Lets clients connect, of whom `backlog` may wait before the first is let in.
    public func listen(backlog: Int32) throws(SystemError) { try Self.listen(descriptor.number, backlog: backlog) }

    /// Has so many clients wait before the first is let in, on a socket that listens already or not yet; the system may allow
    /// fewer (`net.core.somaxconn`).
    public static func listen(_ number: Int32, backlog: Int32) throws(SystemError) {
        try attempt("listen") { Glibc.listen(number, backlog) }
    }

    /// Lets the next client in.
    public func accept() throws(SystemError) -> UnixConnection {
        let number = descriptor.number
        let connection = try attempt("accept") { Glibc.accept(number, nil, nil) }
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        return UnixConnection(Descriptor(adopting: connection))
    }

    /// Gives the socket away, and with it the duty to close it.
    public consuming func release() -> Int32 { descriptor.release() }
}
