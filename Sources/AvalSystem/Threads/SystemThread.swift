import Glibc

/// A thread of the system's, for work that waits or computes for long: the runtime's own are few, and may not wait.
///
/// The caller that starts one joins it; one that is never joined is detached, and is gone when its work is done.
public struct SystemThread: ~Copyable, Sendable {
    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private let handle: pthread_t

    /// Starts a thread that runs a closure. Throws when the system gives none.
    ///
    /// A thread that is `deaf` gets no signal: they are for the threads that wait for them.
    public init(isDeaf: Bool = false, _ run: sending @escaping () -> Void) throws(SystemError) {
        var before = sigset_t()
        if isDeaf {
            // A thread is born with what its maker hears.
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_SETMASK, &all, &before)
        }
        defer { if isDeaf { pthread_sigmask(SIG_SETMASK, &before, nil) } }
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
        handle = thread
    }

    deinit { pthread_detach(handle) }

    /// Whether it is the thread that asks.
    public var isCurrent: Bool { pthread_equal(handle, pthread_self()) != 0 }

    /// Waits for its end; a thread does not wait for itself.
    public consuming func join() {
        let handle = handle
        let isCurrent = isCurrent
        discard self
        if isCurrent { pthread_detach(handle) } else { pthread_join(handle, nil) }
    }
}
