import Glibc

/// Signals taken by one thread that reads them from a pipe: the handler itself does the one thing that any handler may.
enum Signals {
    /// The end of the pipe that the handler writes to; set once, before the first handler is.
    nonisolated(unsafe) private static var entrance: Int32 = -1

    /// Calls `act` for each of these signals that comes, on a thread of its own, one after the other.
    static func handle(_ numbers: Int32..., by act: @escaping @Sendable (Int32) -> Void) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        let exit = ends[0]
        entrance = ends[1]
        Thread.start {
            var number: UInt8 = 0
            while true {
                let count = read(exit, &number, 1)
                if count == 1 { act(Int32(number)) } else if count == 0 || errno != EINTR { return }
            }
        }
        for number in numbers {
            signal(number) { number in
                let cause = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Signals.entrance, &byte, 1)
                errno = cause
            }
        }
        // Whoever writes to a client that left gets an error, not a signal.
        signal(SIGPIPE, SIG_IGN)
    }
}

/// A thread of the system's that runs a closure and ends with the process.
enum Thread {
    private final class Work {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ run: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(run))
        let result = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        if result == 0 { pthread_detach(thread) } else { work.release() }
    }
}
