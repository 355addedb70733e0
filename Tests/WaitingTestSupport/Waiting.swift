import AvalSystem

/// What a test waited for in vain: the sentence that it fails with.
public struct WaitedInVainError: Error, CustomStringConvertible {
    /// What did not come, and for how long it was waited for.
    public let description: String
}

/// Waiting for what another thread or process brings about.
public enum Waiting {
    /// Waits until a condition holds, looking every few milliseconds; throws once the seconds are over. `what` completes
    /// the sentence « … did not come to pass ».
    public static func until(
        _ what: String, seconds: Double = 60, milliseconds: Int = 1, _ condition: () throws -> Bool
    ) throws {
        let deadline = Deadline(seconds: seconds)
        while try !condition() {
            try deadline.check(what)
            Pause.milliseconds(milliseconds)
        }
    }
}

/// The moment up to which a test waits, or goes on trying.
public struct Deadline: Sendable {
    private let end: Int64
    private let seconds: Double

    /// So many seconds from now on.
    public init(seconds: Double = 60) {
        self.seconds = seconds
        end = SystemClock.elapsedMilliseconds() + Int64(seconds * 1000)
    }

    /// Whether it is over.
    public var hasPassed: Bool { SystemClock.elapsedMilliseconds() >= end }

    /// Throws when it is over; `what` completes the sentence « … did not come to pass ».
    public func check(_ what: String) throws(WaitedInVainError) {
        if hasPassed { throw WaitedInVainError(description: "\(what) did not come to pass in \(seconds) s") }
    }
}
