import AvalSystem

/// Carries chunks from reading to writing: a fixed number of them, read one at a time, judged by many threads, written in
/// the order in which they were read by whichever thread has the next one.
final class Conveyor: @unchecked Sendable {
    private let monitor = Monitor()
    private let reading = Monitor()
    private let stop: StopSign
    private var free: [Chunk]
    /// The chunks judged before their turn.
    private var waiting: [Int: Chunk] = [:]
    /// How many bytes wait with them: beyond a few, no more are judged before their turn.
    private var waitingBytes = 0
    private static let patience = 4 << 20
    private var next = 0
    private var isWriting = false
    private let reader: InputReader
    private let writer: BatchWriter

    /// A conveyor for `jobs` threads: each has a chunk in work and one that waits for its turn.
    init(reader: InputReader, writer: BatchWriter, jobs: Int, stop: StopSign) {
        self.reader = reader
        self.writer = writer
        self.stop = stop
        free = (0..<2 * jobs + 1).map { _ in Chunk() }
    }

    /// Has chunks judged until there are no more, or something asks to stop; runs on every thread that judges.
    func run(_ judge: (Chunk) -> Void) {
        while let chunk = take() {
            judge(chunk)
            // What it was made from is not needed while it waits for its turn.
            chunk.input.removeAll()
            deliver(chunk)
        }
    }

    /// The next chunk to be judged; nil when there is none.
    private func take() -> Chunk? {
        guard let chunk = takeFree() else { return nil }
        let isFilled = reading.withLock { () -> Bool in
            if stop.isRaised { return false }
            do throws(BatchError) { return try reader.fill(chunk) } catch {
                fail(error)
                return false
            }
        }
        if isFilled { return chunk }
        give(back: chunk)
        return nil
    }

    private func takeFree() -> Chunk? {
        monitor.withLock {
            // What waits, waits for a chunk that another thread is judging: that one comes, and wakes the others.
            while free.isEmpty || waitingBytes > Self.patience, !stop.isRaised { monitor.wait() }
            return stop.isRaised ? nil : free.popLast()
        }
    }

    private func give(back chunk: Chunk) {
        monitor.withLock {
            free.append(chunk)
            monitor.wakeAll()
        }
    }

    /// Writes a chunk if its turn has come, and those that waited for it; else it waits for the others.
    private func deliver(_ chunk: Chunk) {
        monitor.lock()
        waiting[chunk.number] = chunk
        waitingBytes += chunk.weight
        guard !isWriting else { return monitor.unlock() }
        isWriting = true
        while !writer.hasFailed, let due = waiting.removeValue(forKey: next) {
            waitingBytes -= due.weight
            monitor.unlock()
            do throws(BatchError) { try writer.write(due) } catch { fail(error) }
            due.reset()
            monitor.lock()
            next += 1
            free.append(due)
            monitor.wakeAll()
        }
        isWriting = false
        monitor.unlock()
    }

    private func fail(_ failure: BatchError) {
        stop.raise(failure)
        monitor.withLock { monitor.wakeAll() }
    }
}
