import AvalSystem
import NIOCore

/// Lines from one descriptor, answers to another, on the thread that calls: pipes, files and terminals alike.
///
/// There is no other client to delay, so heavy lines are answered in their turn; writing waits for the reader, so
/// nothing piles up. The descriptors are left as they were: a terminal or a pipe shared with other processes must not
/// become non-blocking.
final class StreamSession {
    private static let parcel = 64 * 1024

    private let input: Descriptor
    private let output: Descriptor
    private let wake: Int32
    private let worker: any LineWorker
    private let tally: LineTally
    private var connection: LineConnection
    private var incoming = ByteBuffer()
    private var answers = LineOutput()
    private var isDraining = false
    private var isAtStart = true

    /// A session that also looks at `wake`: once that can be read, the server stops.
    init(
        input: Int32, output: Int32, wake: Int32, worker: any LineWorker, maxLine: Int, budget: ByteBudget,
        tally: LineTally
    ) {
        self.input = Descriptor(lending: input)
        self.output = Descriptor(lending: output)
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
        incoming.clear()
        do throws(SystemError) {
            if try incoming.read(from: input, atMost: Self.parcel) == 0 { return connection.inputEnded() }
        } catch {
            // Another process that shares the input took what there was.
            if error.cause == .busy { return }
            throw TransportError(.streamFailed, "L'entrée ne peut être lue", cause: error)
        }
        // The mark that some programs write at the head of a UTF-8 text is no part of what it says.
        if isAtStart, incoming.readableBytesView.starts(with: [0xEF, 0xBB, 0xBF]) {
            incoming.moveReaderIndex(forwardBy: 3)
        }
        isAtStart = false
        connection.receive(incoming)
        incoming.clear()
    }

    /// Waits until there is something to read, or the end; false when the server stops meanwhile.
    private func waitForInput() throws(TransportError) -> Bool {
        // Once stopping, only what has come is read, and the wake-up is no news.
        let news: [Bool]
        do throws(SystemError) { news = try Readiness.wait(reading: [input.number, isDraining ? -1 : wake]) } catch {
            throw TransportError(.streamFailed, "L'entrée ne peut être lue", cause: error)
        }
        guard news[1] else { return true }
        isDraining = true
        connection.drain(unread: Unread.bytes(of: input))
        return false
    }

    // MARK: Sending

    /// Writes the answers out; false when their reader is gone.
    private func send() throws(TransportError) -> Bool {
        defer { answers.removeAll() }
        do throws(SystemError) {
            try answers.buffer.write(to: output)
            return true
        } catch {
            if error.cause == .readerGone { return false }
            throw TransportError(.streamFailed, "La sortie ne peut être écrite", cause: error)
        }
    }
}
