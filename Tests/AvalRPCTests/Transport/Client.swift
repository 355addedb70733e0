import Dispatch
import Glibc
import NIOPosix
import Synchronization

@testable import AvalRPC

/// A client as plain as can be: a blocking socket, and some seconds of patience.
final class Client: @unchecked Sendable {
    struct CallError: Error { let call: String, number: Int32 }

    let descriptor: Int32
    private var received: [UInt8] = []
    private var searched = 0

    init(_ path: String, patience seconds: Int = 10) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if status != 0 { throw CallError(call: "connect", number: errno) }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0 { throw CallError(call: "send", number: errno) }
            sent += count
        }
    }

    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next line; nil at the end of the stream, a broken connection included.
    func line() throws -> String? {
        while true {
            if let end = nextLineFeed() {
                defer { received.removeFirst(end + 1) }
                searched = 0
                return String(decoding: received[..<end], as: UTF8.self)
            }
            searched = received.count
            if try receive() == 0 { return nil }
        }
    }

    func lines(_ count: Int) throws -> [String] {
        var lines: [String] = []
        while lines.count < count, let line = try line() { lines.append(line) }
        return lines
    }

    /// Everything up to the end of the stream.
    func rest() throws -> [UInt8] {
        while try receive() > 0 {}
        return received
    }

    func restLines() throws -> [String] {
        String(decoding: try rest(), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func nextLineFeed() -> Int? {
        received.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let hit = memchr(base + searched, 10, bytes.count - searched)
            else { return nil }
            return UnsafeRawPointer(hit) - base
        }
    }

    private func receive() throws -> Int {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        if count < 0, errno == ECONNRESET { return 0 }
        if count < 0 { throw CallError(call: "recv", number: errno) }
        received += bytes[..<count]
        return count
    }
}

/// Runs what blocks on a thread of its own: the threads of `async` code are few, and the server needs them too.
func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await Threads.pool.runIfActive(body)
}

private enum Threads {
    static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 32)
        pool.start()
        return pool
    }()
}

/// A thread of its own for one side of a conversation.
final class Threaded<Value: Sendable>: Sendable {
    private let result: Mutex<Result<Value, any Error>?> = Mutex(nil)
    private let done = DispatchSemaphore(value: 0)

    init(_ body: @escaping @Sendable () throws -> Value) {
        Threads.pool.submit { [self] _ in
            let outcome = Result { try body() }
            result.withLock { $0 = outcome }
            done.signal()
        }
    }

    /// Waits for it; to be called on a thread that may block, once.
    func join() throws -> Value {
        _ = done.wait(timeout: .now() + 300)
        guard let outcome = result.withLock({ $0 }) else { throw Client.CallError(call: "join", number: 0) }
        return try outcome.get()
    }
}
