import AvalSystem

/// What waits to be written, in the order it came.
final class JournalQueue: @unchecked Sendable {
    typealias Waiting = (draft: Journal.Draft, answer: Journal.Answer)

    // Touched under `monitor` alone.
    private let monitor = Monitor()
    private var waiting: [Waiting] = []
    private var isClosed = false

    /// Adds what is to be written; false once nothing is taken any more.
    func add(_ item: Waiting) -> Bool {
        monitor.withLock {
            if isClosed { return false }
            waiting.append(item)
            monitor.wakeAll()
            return true
        }
    }

    /// Takes what waits, as soon as something does; nil once it is closed and empty.
    func take(atMost limit: Int) -> [Waiting]? {
        monitor.withLock {
            while waiting.isEmpty, !isClosed { monitor.wait() }
            if waiting.isEmpty { return nil }
            let taken = Array(waiting.prefix(limit))
            waiting.removeFirst(taken.count)
            return taken
        }
    }

    /// Takes nothing more.
    func close() {
        monitor.withLock {
            isClosed = true
            monitor.wakeAll()
        }
    }
}
