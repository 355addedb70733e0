import AvalJSON
import Glibc

/// A client of the daemon's socket, as plain as can be: blocking, with some seconds of patience.
final class LineSocket: @unchecked Sendable {
    let descriptor: Int32
    private let incoming: Pipe

    init(_ path: String, patience seconds: Int = 15) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        let cause = errno
        self.descriptor = descriptor
        incoming = Pipe(descriptor)
        guard status == 0 else { throw DoorTestError(description: "connect: \(String(cString: strerror(cause)))") }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DoorTestError(description: "send: \(String(cString: strerror(errno)))") }
            sent += count
        }
    }

    /// Sends no more; what was sent can still be answered.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next line; nil once the other side has closed.
    func line(seconds: Double = 15) throws -> String? { try incoming.line(seconds: seconds) }

    /// Sends a line and gives the one that answers it.
    func ask(_ request: String) throws -> String {
        try send(request + "\n")
        guard let answer = try line() else { throw DoorTestError(description: "closed instead of an answer") }
        return answer
    }

    /// The answer to a line, as JSON.
    func askJSON(_ request: String) throws -> JSONValue { try JSONReader.parse(Array(try ask(request).utf8)) }
}
