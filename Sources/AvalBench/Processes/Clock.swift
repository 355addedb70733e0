import Glibc

/// Time, in seconds.
public enum Clock {
    /// Time that only goes forward.
    public static func now() -> Double { read(CLOCK_MONOTONIC) }

    /// The processor time of this thread.
    static func processor() -> Double { read(CLOCK_THREAD_CPUTIME_ID) }

    /// How long something takes.
    static func time(_ work: () throws -> Void) rethrows -> Double {
        let start = now()
        try work()
        return now() - start
    }

    private static func read(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
