import Glibc

/// The time, as the doors hand it in: nothing behind them reads a clock.
public struct ServiceClock: Sendable {
    /// Milliseconds since the first instant of 1970, UTC: to date things.
    public let unixMilliseconds: @Sendable () -> Int64
    /// Milliseconds that only ever go forward, from no instant in particular: to measure how long things take.
    public let elapsedMilliseconds: @Sendable () -> Int64

    /// A clock made of these two readings.
    public init(
        unixMilliseconds: @escaping @Sendable () -> Int64, elapsedMilliseconds: @escaping @Sendable () -> Int64
    ) {
        self.unixMilliseconds = unixMilliseconds
        self.elapsedMilliseconds = elapsedMilliseconds
    }

    /// The machine's clock.
    public static let system = ServiceClock(
        unixMilliseconds: { read(CLOCK_REALTIME) }, elapsedMilliseconds: { read(CLOCK_MONOTONIC) })

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
