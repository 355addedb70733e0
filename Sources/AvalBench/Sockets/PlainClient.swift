import AvalSystem

/// A plain client of a Unix socket: lines out, lines in.
final class PlainClient {
    private let connection: UnixConnection
    private var room = [UInt8](repeating: 0, count: 256 << 10)

    /// Connects; nil while no server listens there.
    init?(_ path: String) {
        guard let address = UnixAddress(path: path), let connection = try? UnixConnection(to: address) else {
            return nil
        }
        self.connection = connection
    }

    /// Sends a line, its end included, and waits for the line that answers; gives how many bytes that has.
    func ask(_ line: [UInt8]) throws(BenchError) -> Int {
        do throws(SystemError) { try connection.send(line) } catch { throw BenchError("a request cannot be sent") }
        var received = 0
        while true {
            let count = (try? connection.receive(into: &room)) ?? 0
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
            let state = try? connection.wait(orToSend: sent < requests.bytes.count, milliseconds: 30_000)
            guard let state else { throw BenchError("no answer came for half a minute") }
            if state.canSend { sent += try push(requests.bytes, from: sent) }
            guard state.canReceive, let count = connection.receiveAtOnce(into: &room) else { continue }
            if count == 0 { throw BenchError("the connection was closed with requests unanswered") }
            lines += ByteSearch.count(0x0A, in: room, upTo: count)
            if keepingAnswers { answers += room[..<count] }
        }
        return answers
    }

    /// Sends what the socket takes at once.
    private func push(_ bytes: [UInt8], from start: Int) throws(BenchError) -> Int {
        do throws(SystemError) { return try connection.sendAtOnce(bytes, from: start, atMost: 128 << 10) } catch {
            throw BenchError("requests cannot be sent")
        }
    }
}
