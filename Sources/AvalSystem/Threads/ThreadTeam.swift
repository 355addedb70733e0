/// Threads of the system's that run one piece of work each, until the last has ended.
public final class ThreadTeam: @unchecked Sendable {
    // Touched under `monitor` alone.
    private let monitor = Monitor()
    private var running = 0
    /// Touched only by the thread that starts the team and waits for it.
    private var members: [Member] = []

    private final class Member {
        var thread: SystemThread?
        init(_ thread: consuming SystemThread) { self.thread = consume thread }
    }

    /// A team without threads.
    public init() {}

    /// Starts a thread. Throws when the system gives none.
    public func start(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
        monitor.withLock { running += 1 }
        do throws(SystemError) {
            let thread = try SystemThread { [self] in
                body()
                ended()
            }
            members.append(Member(thread))
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
        for member in members { if let thread = member.thread.take() { thread.join() } }
        members = []
    }
}
