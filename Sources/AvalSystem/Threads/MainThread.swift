import Dispatch

/// The thread that a program begins with.
public enum MainThread {
    /// Does asynchronous work and waits for its end.
    public static func wait(for work: @escaping @Sendable () async -> Void) {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            await work()
            done.signal()
        }
        done.wait()
    }
}
