import AvalLoading
import Glibc

/// Threads of the system's that run one piece of work each.
final class Threads: @unchecked Sendable {
    private let monitor = Monitor()
    private var running = 0
    private var handles: [pthread_t] = []

    /// Starts a thread; false when the system gives none.
    func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        monitor.withLock { running += 1 }
        let thread = try? SystemThread.start { [self] in
            body()
            ended()
        }
        guard let thread else {
            ended()
            return false
        }
        handles.append(thread)
        return true
    }

    private func ended() {
        monitor.withLock {
            running -= 1
            monitor.wakeAll()
        }
    }

    /// Waits until all have ended, calling `tick` several times a second.
    func wait(_ tick: () -> Void) {
        while !monitor.withLock({ running == 0 }) {
            monitor.withLock { if running > 0 { monitor.wait(milliseconds: 100) } }
            tick()
        }
        for thread in handles { pthread_join(thread, nil) }
        handles = []
    }
}
