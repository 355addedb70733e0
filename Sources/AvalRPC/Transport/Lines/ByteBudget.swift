import Synchronization

/// Bytes that may be held at once over all connections; a caller that takes some gives them back.
final class ByteBudget: Sendable {
    private let limit: Int
    private let taken = Atomic(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes `count` bytes, or nothing at all when they are not there.
    func take(_ count: Int) -> Bool {
        let (_, now) = taken.add(count, ordering: .relaxed)
        if now <= limit { return true }
        taken.subtract(count, ordering: .relaxed)
        return false
    }

    func giveBack(_ count: Int) {
        taken.subtract(count, ordering: .relaxed)
    }

    /// What is taken now.
    var used: Int { taken.load(ordering: .relaxed) }
}
