import Glibc

/// A client of the line protocol on a Unix socket: one line out, one line in. For the command line and scripts.
public struct LineClient: ~Copyable {
    private let descriptor: Int32
    private var pending: [UInt8] = []

    /// Why a client cannot speak to a daemon, in French.
    public struct Failure: Error, Sendable {
        /// What happened.
        public let message: String
    }

    /// Connects to the daemon that listens at `path`.
    public init(path: String) throws(Failure) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            throw Failure(message: "le chemin du socket est trop long : 107 octets au plus")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Self.failure("ouvrir un socket") }
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else {
            let failure = Self.failure("joindre un démon sur « \(path) »")
            close(descriptor)
            throw failure
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Sends a line, which holds no line feed, and gives the line that answers it.
    public mutating func ask(_ line: [UInt8]) throws(Failure) -> [UInt8] {
        let bytes = line + [UInt8(ascii: "\n")]
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                send(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done, Int32(MSG_NOSIGNAL))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.failure("envoyer la requête")
            }
            done += count
        }
        return try readLine()
    }

    private mutating func readLine() throws(Failure) -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(pending[..<end])
                pending.removeFirst(end + 1)
                return line
            }
            let count = recv(descriptor, &piece, piece.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(message: "le démon a fermé la connexion sans répondre") }
            pending.append(contentsOf: piece[..<count])
        }
    }

    private static func failure(_ verb: String) -> Failure {
        Failure(message: "impossible de \(verb) : \(String(cString: strerror(errno)))")
    }
}
