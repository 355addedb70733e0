import Glibc

/// Threads of the system's, for work that waits or computes for long: the runtime's own are few, and may not wait.
public enum SystemThread {
    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// Starts a thread that runs a closure; whoever starts it joins or detaches it. Throws when the system gives none.
    public static func start(_ run: sending @escaping () -> Void) throws(SystemError) -> pthread_t {
        let work = Unmanaged.passRetained(Work(run))
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        guard failure == 0 else {
            work.release()
            throw SystemError("pthread_create", number: failure)
        }
        return thread
    }
}
