/// Threads of the system's that run one piece of work each, until the last has ended.
public final class ThreadTeam: @unchecked Sendable {
    // Both are touched under `monitor` alone.
    private let monitor = Monitor()
    private var running = 0

    /// A team without threads.
    public init() {}

    /// Starts a thread. Throws when the system gives none.
    public func start(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
        monitor.withLock { running += 1 }
        do throws(SystemError) {
            _ = try SystemThread { [self] in
                body()
                ended()
            }
        } catch {
            ended()
            throw error
        }
    }

    private func ended() {
        monitor.withLock {
            running -= 1
            monitor.wakeAll()
        }
    }

    /// Waits until all have ended, calling `tick` several times a second.
    public func wait(_ tick: () -> Void) {
        while !monitor.withLock({ running == 0 }) {
            monitor.withLock { if running > 0 { monitor.wait(milliseconds: 100) } }
            tick()
        }
    }
}
