import AvalSystem
import AvalValues
import NIOCore
import NIOPosix
import Synchronization

/// Threads that answer heavy lines, and the bounds on what waits for them.
final class HeavyLines: Sendable {
    private let pool: NIOThreadPool
    private let responder: any LineResponder
    private let maxLines: Int
    private let budget: ByteBudget
    private let answers: ByteBudget
    private let tally: LineTally
    private let pending = Atomic(0)
    /// Whether the threads have.
    private let hasEnded = Atomic(false)
    private let idle = Mutex<[Shelved]>([])
    /// What keeps late answers from being handed over once the loops of their connections may be gone.
    private let lateOnes = LateGate()

    /// Between two lines a worker stands on the shelf: one thread at a time takes it down.
    private struct Shelved: @unchecked Sendable {
        let worker: any LineWorker
    }

    /// An answer, and how much of it was taken from the budget of answers: its receiver gives that back.
    struct Answer: Sendable {
        let bytes: ByteBuffer
        let reserved: Int
    }

    /// Threads as configured; `budget` is asked for lines, `answers` for what is answered to them.
    init(
        _ configuration: LineServerConfiguration, budget: ByteBudget, answers: ByteBudget, tally: LineTally,
        responder: any LineResponder
    ) {
        pool = NIOThreadPool(numberOfThreads: configuration.heavyThreads)
        self.responder = responder
        maxLines = configuration.maxHeavyLines
        self.budget = budget
        self.answers = answers
        self.tally = tally
        pool.start()
    }

    /// Keeps room for a line of `length` bytes; false when there is none. What is admitted must be answered.
    func admit(_ length: Int) -> Bool {
        let (_, lines) = pending.add(1, ordering: .relaxed)
        if lines <= maxLines, budget.take(length) { return true }
        pending.subtract(1, ordering: .relaxed)
        return false
    }

    /// Answers an admitted line on one of the threads and hands over what is to be sent, on that thread. Once the
    /// threads have stopped, nothing is handed over.
    func answer(_ line: ByteBuffer, isAdministrator: Bool, then send: @escaping @Sendable (Answer) -> Void) {
        pool.submit { [self] state in
            guard state == .active else { return release(line) }
            switch answer(line, isAdministrator) {
            case .now(let answer):
                release(line)
                send(answer)
            case .late(let late):
                late.receive { [self] bytes in
                    let answer = pack(bytes, to: line)
                    release(line)
                    if lateOnes.begin() {
                        send(answer)
                        lateOnes.end()
                    }
                }
            }
        }
    }

    private func release(_ line: ByteBuffer) {
        pending.subtract(1, ordering: .relaxed)
        budget.giveBack(line.readableBytes)
    }

    /// Lets the threads end once they have finished what they are at; what waits is dropped.
    func stop() {
        lateOnes.close()
        pool.shutdownGracefully { _ in }
    }

    /// The same; returns once the threads have ended, so that nothing is handed over any more, or after `patience`. Tells
    /// whether they have.
    func end(patience: Duration) async -> Bool {
        lateOnes.close()
        let ended = Latch()
        pool.shutdownGracefully { [self] _ in
            hasEnded.store(true, ordering: .releasing)
            ended.open()
        }
        let watch = Task {
            if (try? await Task.sleep(for: patience)) != nil { ended.open() }
        }
        await ended.wait()
        watch.cancel()
        return hasEnded.load(ordering: .acquiring)
    }

    /// What became of a line.
    private enum Outcome {
        case now(Answer)
        case late(LateAnswer)
    }

    /// An answer that came late, within the budget of answers.
    private func pack(_ bytes: [UInt8], to line: ByteBuffer) -> Answer {
        switch answer(
            line,
            { worker, _, output in
                output.append(bytes)
                return bytes.isEmpty ? .silent : .answered
            })
        {
        case .now(let answer): answer
        case .late: Answer(bytes: ByteBuffer(), reserved: 0)
        }
    }

    private func answer(_ line: ByteBuffer, _ isAdministrator: Bool) -> Outcome {
        answer(line) { worker, bytes, output in
            worker.isAdministrator = isAdministrator
            worker.mayAnswerLate = true
            return worker.answer(bytes, into: &output)
        }
    }

    private func answer(
        _ line: ByteBuffer, _ make: (any LineWorker, ByteView, inout LineOutput) -> LineOutcome
    ) -> Outcome {
        let shelved = idle.withLock { $0.popLast() } ?? Shelved(worker: responder.makeWorker())
        defer { idle.withLock { $0.append(shelved) } }
        let worker = shelved.worker
        var output = LineOutput()
        let admission = line.withBytes { bytes in
            output.appendAnswer(within: answers) {
                make(worker, bytes, &$0)
            } or: {
                worker.answerOverload(to: bytes, into: &$0)
            }
        }
        if admission == .refused { tally.overloads.add(1, ordering: .relaxed) }
        switch admission {
        case .late(let answer): return .late(answer)
        case .admitted(let reserved): return .now(Answer(bytes: output.buffer, reserved: reserved))
        case .refused, .postponed: return .now(Answer(bytes: output.buffer, reserved: 0))
        }
    }
}
