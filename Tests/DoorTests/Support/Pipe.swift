import Glibc
import Synchronization

/// A descriptor read line by line with patience; closed when let go.
final class Pipe: @unchecked Sendable {
    struct TooLate: Error, CustomStringConvertible {
        let description: String
    }

    private var descriptor: Int32
    private var received: [UInt8] = []
    private var searched = 0

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close() }

    /// Reads no more: writing to it becomes an error.
    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    /// The next line without its end; nil at the end of the stream.
    func line(seconds: Double = 15) throws -> String? {
        let end = Clock.now + seconds
        while true {
            if let feed = received[searched...].firstIndex(of: 10) {
                let line = String(decoding: received[..<feed], as: UTF8.self)
                received.removeFirst(feed + 1)
                searched = 0
                return line
            }
            searched = received.count
            if try receive(until: end) == 0 { return nil }
        }
    }

    /// Everything up to the end of the stream.
    func rest(seconds: Double = 15) throws -> [UInt8] {
        let end = Clock.now + seconds
        while descriptor >= 0, try receive(until: end) > 0 {}
        defer { received = [] }
        return received
    }

    /// Waits for bytes and takes them; 0 at the end of the stream, a broken one included.
    private func receive(until end: Double) throws -> Int {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&watched, 1, Int32(max(0, (end - Clock.now) * 1000))) <= 0 {
            if Clock.now >= end { throw TooLate(description: "nothing came in time; \(received.count) bytes before") }
        }
        let room = 1 << 16
        let before = received.count
        received.append(contentsOf: repeatElement(0, count: room))
        let count = received.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: before), room) }
        received.removeLast(room - max(0, count))
        return max(0, count)
    }
}

/// Text gathered by a thread while it comes, so that its writer never waits.
final class GatheredText: Sendable {
    private final class Sink: Sendable {
        let bytes = Mutex<[UInt8]>([])
    }

    private let sink = Sink()
    private let thread: Threaded<Void>?

    init(_ descriptor: Int32) {
        let sink = sink
        thread =
            descriptor < 0
            ? nil
            : Threaded {
                var piece = [UInt8](repeating: 0, count: 1 << 14)
                while true {
                    let count = read(descriptor, &piece, piece.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    sink.bytes.withLock { $0 += piece[..<count] }
                }
                close(descriptor)
            }
    }

    /// What has come so far; all of it once the writer has ended.
    var text: String { String(decoding: sink.bytes.withLock { $0 }, as: UTF8.self) }

    /// All of it, when the writer ends soon.
    func all() throws -> String {
        try thread?.join()
        return text
    }
}
