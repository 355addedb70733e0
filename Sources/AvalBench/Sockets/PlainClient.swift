import Glibc

/// A plain client of a Unix socket: lines out, lines in.
final class PlainClient {
    private let descriptor: Int32
    private var room = [UInt8](repeating: 0, count: 256 << 10)

    /// Connects; nil while nobody listens there.
    init?(_ path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0, UnixAddress.with(path, { connect(descriptor, $0, $1) }) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Sends a line, its end included, and waits for the line that answers; gives how many bytes that has.
    func ask(_ line: [UInt8]) throws(BenchError) -> Int {
        var sent = 0
        while sent < line.count {
            let count = line.withUnsafeBytes { bytes in
                send(descriptor, bytes.baseAddress.map { $0 + sent }, line.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw BenchError("a request cannot be sent") }
            sent += count
        }
        var received = 0
        while true {
            let count = recv(descriptor, &room, room.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw BenchError("the connection was closed without an answer") }
            received += count
            // A line end can only be the last byte: the next request is not sent before.
            if room[count - 1] == 0x0A { return received }
        }
    }

    /// The answer to a line, as text.
    func answer(_ line: String) throws(BenchError) -> String {
        let count = try ask(Array((line + "\n").utf8))
        return String(decoding: room[..<min(count, room.count)], as: UTF8.self)
    }

    /// Sends all requests without waiting for answers, and reads answers meanwhile, until each has one; gives the answers
    /// if they are to be kept.
    func exchange(_ requests: Requests, keepingAnswers: Bool) throws(BenchError) -> [UInt8] {
        var answers: [UInt8] = []
        var (sent, lines) = (0, 0)
        while lines < requests.count {
            let isSending = sent < requests.bytes.count
            var state = pollfd(fd: descriptor, events: Int16(isSending ? POLLIN | POLLOUT : POLLIN), revents: 0)
            guard poll(&state, 1, 30_000) > 0 else { throw BenchError("no answer came for half a minute") }
            if Int32(state.revents) & POLLOUT != 0 { sent += try push(requests.bytes, from: sent) }
            guard Int32(state.revents) & (POLLIN | POLLHUP) != 0 else { continue }
            let count = recv(descriptor, &room, room.count, Int32(MSG_DONTWAIT))
            if count == 0 { throw BenchError("the connection was closed with requests unanswered") }
            guard count > 0 else { continue }
            lines += lineEnds(count)
            if keepingAnswers { answers += room[..<count] }
        }
        return answers
    }

    /// Sends what the socket takes at once.
    private func push(_ bytes: [UInt8], from start: Int) throws(BenchError) -> Int {
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        let count = bytes.withUnsafeBytes { bytes in
            send(descriptor, bytes.baseAddress.map { $0 + start }, min(bytes.count - start, 128 << 10), flags)
        }
        if count < 0, errno != EAGAIN, errno != EINTR { throw BenchError("requests cannot be sent") }
        return max(0, count)
    }

    /// The line ends among the bytes received last.
    private func lineEnds(_ count: Int) -> Int {
        room.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            var (found, place) = (0, 0)
            while place < count, let end = memchr(base + place, 0x0A, count - place) {
                found += 1
                place = UnsafeRawPointer(end) - base + 1
            }
            return found
        }
    }
}

/// The address of a Unix socket.
enum UnixAddress {
    /// Hands a call of the system the address of a path; -1 where the path is too long for one.
    static func with(_ path: String, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return -1 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
