import Glibc

/// Threads of the system's that run one piece of work each.
final class Threads: @unchecked Sendable {
    private let monitor = Monitor()
    private var running = 0
    private var handles: [pthread_t] = []

    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// Starts a thread; false when the system gives none.
    func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        monitor.withLock { running += 1 }
        let work = Unmanaged.passRetained(
            Work { [self] in
                body()
                monitor.withLock {
                    running -= 1
                    monitor.wakeAll()
                }
            })
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        if failure != 0 {
            work.release()
            monitor.withLock { running -= 1 }
            return false
        }
        handles.append(thread)
        return true
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
