import Glibc

/// A path that the system takes for a Unix socket.
public struct UnixAddress: Sendable {
    /// Who stands behind a socket's file.
    public enum Life: Sendable, Equatable {
        /// A process listens.
        case alive
        /// Nobody listens any more.
        case dead
        /// The file has gone meanwhile.
        case gone
    }

    /// The most bytes that a path may have.
    public static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    /// The path.
    public let path: String
    private var address = sockaddr_un()

    /// The address of a path; nil where the path is too long for one.
    public init?(path: String) {
        let bytes = Array(path.utf8)
        guard bytes.count <= Self.longestPath else { return nil }
        self.path = path
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    }

    /// Opens a socket to the process that listens at the address.
    public func connect() throws(SystemError) -> Descriptor {
        let socket = try Self.makeSocket()
        try call("connect", Glibc.connect, socket)
        return socket
    }

    /// Knocks at the address.
    public func probe() throws(SystemError) -> Life {
        let socket = try Self.makeSocket(isWaiting: false)
        do throws(SystemError) {
            try call("connect", Glibc.connect, socket)
            return .alive
        } catch {
            switch error.number {
            // The queue of the process that listens is full: it is alive, if busy.
            case EAGAIN, EINPROGRESS: return .alive
            case ECONNREFUSED: return .dead
            case ENOENT: return .gone
            // A socket of another kind (datagrams) belongs to some process.
            case EPROTOTYPE: return .alive
            default: throw error
            }
        }
    }

    static func makeSocket(isWaiting: Bool = true) throws(SystemError) -> Descriptor {
        var kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        if !isWaiting { kind |= Int32(SOCK_NONBLOCK.rawValue) }
        return Descriptor(adopting: try attempt("socket") { socket(AF_UNIX, kind, 0) })
    }

    func call(
        _ name: String, _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ socket: borrowing Descriptor
    ) throws(SystemError) {
        let number = socket.number
        try attempt(name) {
            withUnsafePointer(to: address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    call(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
    }
}
