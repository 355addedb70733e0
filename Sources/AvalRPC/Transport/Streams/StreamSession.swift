import Glibc
import NIOCore

/// Lines from one descriptor, answers to another, on the thread that calls: pipes, files and terminals alike.
///
/// There is no other client to delay, so heavy lines are answered in their turn; writing waits for the reader, so
/// nothing piles up. The descriptors are left as they were: a terminal or a pipe shared with other processes must not
/// become non-blocking.
final class StreamSession {
    private static let parcel = 64 * 1024

    private let input: Int32
    private let output: Int32
    private let wake: Int32
    private let worker: any LineWorker
    private let tally: LineTally
    private var connection: LineConnection
    private var incoming = ByteBuffer()
    private var answers = LineOutput()
    private var isDraining = false

    /// A session that also looks at `wake`: once that can be read, the server stops.
    init(
        input: Int32, output: Int32, wake: Int32, worker: any LineWorker, maxLine: Int, budget: ByteBudget,
        tally: LineTally
    ) {
        self.input = input
        self.output = output
        self.wake = wake
        self.worker = worker
        self.tally = tally
        connection = LineConnection(maxLine: maxLine, budget: budget)
    }

    /// Serves until the input ends or the server stops.
    func run() throws(TransportError) -> StreamEnd {
        defer { connection.abandon() }
        while true {
            if answers.count >= Self.parcel, try !send() { return .outputClosed }
            let step = connection.next()
            if answer(step) { continue }
            if try !send() { return .outputClosed }
            switch step {
            case .finish: return isDraining ? .stopped : .inputEnded
            case .hangUp: return .lineTooLong
            default: try receive()
            }
        }
    }

    /// Answers what is in front, if the step says so.
    private func answer(_ step: LineConnection.Step) -> Bool {
        switch step {
        case .answerLine:
            tally.lines.add(1, ordering: .relaxed)
            _ = connection.withFront { line in answers.appendAnswer { worker.answer(line, into: &$0) } }
            connection.dropFront()
        case .refuseOverload:
            tally.overloads.add(1, ordering: .relaxed)
            _ = connection.withFront { line in answers.appendAnswer { worker.answerOverload(to: line, into: &$0) } }
            connection.dropFront()
        case .refuseLine:
            tally.tooLong.add(1, ordering: .relaxed)
            answers.appendAnswer { worker.answerLineTooLong(into: &$0) }
        case .read, .wait, .hangUp, .finish: return false
        }
        return true
    }

    // MARK: Receiving

    private func receive() throws(TransportError) {
        guard try waitForInput() else { return }
        let count = readOnce()
        switch count {
        case 0: connection.inputEnded()
        case 1...:
            connection.receive(incoming)
            incoming.clear()
        default:
            let cause = SystemCallError("read")
            if cause.number != EINTR, cause.number != EAGAIN {
                throw TransportError(.streamFailed, "L'entrée ne peut être lue", cause: cause)
            }
        }
    }

    private func readOnce() -> Int {
        incoming.clear()
        var count = 0
        incoming.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.parcel) { room in
            count = read(input, room.baseAddress, room.count)
            return max(0, count)
        }
        return count
    }

    /// Waits until there is something to read, or the end; false when the server stops meanwhile.
    private func waitForInput() throws(TransportError) -> Bool {
        // Once stopping, only what has come is read, and the wake-up is no news.
        var watched = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: isDraining ? -1 : wake, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&watched, nfds_t(watched.count), -1) < 0 {
            let cause = SystemCallError("poll")
            if cause.number != EINTR { throw TransportError(.streamFailed, "L'entrée ne peut être lue", cause: cause) }
        }
        guard watched[1].revents == 0 else {
            isDraining = true
            connection.drain(unread: Descriptor.unread(input))
            return false
        }
        return true
    }

    // MARK: Sending

    /// Writes the answers out; false when nobody reads them any more.
    private func send() throws(TransportError) -> Bool {
        defer { answers.removeAll() }
        var left = answers.buffer
        while left.readableBytes > 0 {
            let count = left.withUnsafeReadableBytes { write(output, $0.baseAddress, $0.count) }
            if count >= 0 {
                left.moveReaderIndex(forwardBy: count)
                continue
            }
            let cause = SystemCallError("write")
            switch cause.number {
            case EINTR: continue
            case EAGAIN: waitForRoom()
            case EPIPE: return false
            default: throw TransportError(.streamFailed, "La sortie ne peut être écrite", cause: cause)
            }
        }
        return true
    }

    private func waitForRoom() {
        var watched = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        poll(&watched, 1, -1)
    }
}
