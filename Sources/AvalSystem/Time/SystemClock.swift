import Glibc

/// The clocks of the machine.
public enum SystemClock {
    /// Milliseconds since the first instant of 1970, UTC: to date things.
    public static func unixMilliseconds() -> Int64 { nanoseconds(CLOCK_REALTIME) / 1_000_000 }

    /// Milliseconds that only ever go forward, from no instant in particular: to measure how long things take.
    public static func elapsedMilliseconds() -> Int64 { nanoseconds(CLOCK_MONOTONIC) / 1_000_000 }

    /// The same in nanoseconds.
    public static func elapsedNanoseconds() -> Int64 { nanoseconds(CLOCK_MONOTONIC) }

    /// The processor time of this thread, in nanoseconds.
    public static func threadNanoseconds() -> Int64 { nanoseconds(CLOCK_THREAD_CPUTIME_ID) }

    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
