import Glibc

/// A path that the system takes for a Unix socket.
struct UnixAddress {
    /// Who stands behind a socket's file.
    enum Life: Equatable {
        /// A process listens.
        case alive
        /// Nobody listens any more.
        case dead
        /// The file has gone meanwhile.
        case gone
    }

    let path: String
    private var address = sockaddr_un()

    init(path: String) throws(TransportError) {
        let bytes = Array(path.utf8)
        if bytes.isEmpty || bytes.contains(0) {
            throw TransportError(.badPath, "Le chemin du socket est vide ou contient un octet nul")
        }
        let room = MemoryLayout.size(ofValue: address.sun_path) - 1
        if bytes.count > room {
            throw TransportError(
                .pathTooLong,
                "Le chemin du socket « \(path) » fait \(bytes.count) octets ; le système en admet \(room)")
        }
        self.path = path
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    }

    /// A new stream socket, not inherited by processes started later.
    func makeSocket() throws(TransportError) -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, kind, 0)
        if descriptor < 0 { throw TransportError.failed("socket", path: path) }
        return descriptor
    }

    /// Gives the socket this address; -1 and `errno` when the system refuses.
    func bind(_ descriptor: Int32) -> Int32 {
        withAddress { Glibc.bind(descriptor, $0, $1) }
    }

    /// Knocks at the address.
    func probe() throws(TransportError) -> Life {
        let descriptor = try makeSocket()
        defer { close(descriptor) }
        if withAddress({ connect(descriptor, $0, $1) }) == 0 { return .alive }
        switch errno {
        // The queue of the one who listens is full: it is alive, if busy.
        case EAGAIN, EINPROGRESS: return .alive
        case ECONNREFUSED: return .dead
        case ENOENT: return .gone
        // A socket of another kind (datagrams) belongs to somebody.
        case EPROTOTYPE: return .alive
        default: throw TransportError.failed("connect", path: path)
        }
    }

    private func withAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
