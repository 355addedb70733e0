import Synchronization

/// Lets the same news through once a minute, and counts how often it was held back: whoever reloads in a loop must not
/// fill the log.
final class Repetitions: Sendable {
    private struct State {
        var news = ""
        var told: Int64 = 0
        var heldBack = 0
    }

    private static let pause: Int64 = 60_000

    private let clock: ServiceClock
    private let state = Mutex(State())

    init(_ clock: ServiceClock) {
        self.clock = clock
    }

    /// How often news was held back since it was last told; nil where it is to be held back now.
    func heldBack(_ news: String) -> Int? {
        let now = clock.elapsedMilliseconds()
        return state.withLock { state in
            if state.news == news, now - state.told < Self.pause {
                state.heldBack += 1
                return nil
            }
            defer { state = State(news: news, told: now) }
            return state.heldBack
        }
    }
}
