import AvalSystem

/// The time, given by the doors: no other target reads a clock.
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
        unixMilliseconds: { SystemClock.unixMilliseconds() }, elapsedMilliseconds: { SystemClock.elapsedMilliseconds() }
    )
}
