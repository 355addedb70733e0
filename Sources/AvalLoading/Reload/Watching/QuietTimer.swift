/// Decides when a burst of changes is over: after a time without any, or at a limit for one that never ends.
struct QuietTimer: Sendable {
    /// How long nothing must have happened, in milliseconds.
    let quiet: Int64
    /// How long a burst is waited for, in milliseconds.
    let longestBurst: Int64
    private var first: Int64?
    private var last: Int64 = 0

    init(quiet: Int64, longestBurst: Int64) {
        self.quiet = quiet
        self.longestBurst = longestBurst
    }

    /// When the burst under way is to be taken as over; nil when there is none.
    var deadline: Int64? { first.map { min(last + quiet, $0 + longestBurst) } }

    /// Something changed.
    mutating func noticed(at now: Int64) {
        first = first ?? now
        last = now
    }

    /// Whether a burst is to be taken as over.
    func isOver(at now: Int64) -> Bool { deadline.map { now >= $0 } ?? false }

    /// Whether the burst under way has lasted as long as one may.
    func isCut(at now: Int64) -> Bool { first.map { now - $0 >= longestBurst } ?? false }

    /// The burst was dealt with.
    mutating func reset() { first = nil }
}
