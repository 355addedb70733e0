import Synchronization

/// A region of the time zone database, with its history of distances from UTC.
///
/// A region is read once, when a text first names it, and kept: what is computed with it afterwards touches no file.
public final class ZoneRegion: Sendable, Hashable {
    /// The name in the database.
    public let id: String
    /// The instants (seconds since 1970-01-01T00:00:00Z) at which the distance changes, in order.
    private let transitions: [Int]
    /// The distance before the first change, then the one after each.
    private let offsets: [Int]
    /// How the years after the last change go on; absent where the last distance stays.
    private let rule: YearlyRule?

    init(id: String, transitions: [Int], offsets: [Int], rule: YearlyRule?) {
        self.id = id
        self.transitions = transitions
        self.offsets = offsets
        self.rule = rule
    }

    private static let known = Mutex<TextMap<ZoneRegion?>>([:])

    /// The region of that name; `nil` where the machine's database has none.
    public static func named(_ id: String) -> ZoneRegion? {
        known.withLock { known in
            if let region = known[id] { return region }
            let region = ZoneDatabase.region(id)
            // A flood of invented names must not grow the table for ever.
            if known.count < 2048 { known[id] = .some(region) }
            return region
        }
    }

    /// Seconds east of UTC at an instant.
    public func offset(atInstant seconds: Int) -> Int {
        if let rule, seconds >= transitions.last ?? Int.min { return rule.offset(atInstant: seconds) }
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return offsets[low]
    }

    /// Seconds east of UTC when a clock there shows `seconds`. Of a time that the clock shows twice the first is
    /// meant; a time that it skips is taken with the distance from before the change.
    public func offset(atLocal seconds: Int) -> Int {
        let before = offset(atInstant: seconds - 86_400)
        let after = offset(atInstant: seconds + 86_400)
        if before == after { return offset(atInstant: seconds - before) }
        return offset(atInstant: seconds - before) == before || offset(atInstant: seconds - after) != after
            ? before : after
    }

    /// Regions are equal by name.
    public static func == (left: ZoneRegion, right: ZoneRegion) -> Bool { left.id == right.id }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
