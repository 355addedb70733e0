import AvalSystem

/// What late answers pass through on their way to their connections, until it is closed.
final class LateGate: @unchecked Sendable {
    // Touched under `monitor` alone.
    private let monitor = Monitor()
    private var passing = 0
    private var isClosed = false

    /// Whether an answer may be handed over now; it is told by ``end()`` once it is.
    func begin() -> Bool {
        monitor.withLock {
            if !isClosed { passing += 1 }
            return !isClosed
        }
    }

    /// An answer was handed over.
    func end() {
        monitor.withLock {
            passing -= 1
            monitor.wakeAll()
        }
    }

    /// Lets nothing pass from now on; returns once nothing does.
    func close() {
        monitor.withLock {
            isClosed = true
            while passing > 0 { monitor.wait() }
        }
    }
}
