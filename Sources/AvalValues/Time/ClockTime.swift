/// A time of day to the nanosecond, in a zone or local.
public struct ClockTime: Sendable, Hashable {
    /// Nanoseconds since midnight, below a whole day.
    public let nanoseconds: Int
    /// Where it is meant.
    public let zone: Zone

    /// Nanoseconds in a second.
    public static let second = 1_000_000_000
    /// Nanoseconds in a day.
    public static let day = 86_400 * second

    /// A time of so many nanoseconds since midnight; what exceeds a day wraps around.
    public init(nanoseconds: Int, zone: Zone) {
        let rest = nanoseconds % ClockTime.day
        self.nanoseconds = rest < 0 ? rest + ClockTime.day : rest
        self.zone = zone
    }

    /// The time a clock shows so; `nil` if no clock does.
    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone = .local) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0..<ClockTime.second).contains(nanosecond)
        else { return nil }
        self.init(nanoseconds: ((hour * 60 + minute) * 60 + second) * ClockTime.second + nanosecond, zone: zone)
    }

    /// Midnight in UTC: the time that a date has where one is needed (DMN 1.5, 10.3.2.3.6).
    public static let midnight = ClockTime(nanoseconds: 0, zone: .utc)

    /// Seconds since midnight.
    public var seconds: Int { nanoseconds / ClockTime.second }
    /// The hour, 0 to 23.
    public var hour: Int { seconds / 3600 }
    /// The minute, 0 to 59.
    public var minute: Int { seconds / 60 % 60 }
    /// The second, 0 to 59.
    public var second: Int { seconds % 60 }
    /// The part of the second, in nanoseconds.
    public var nanosecond: Int { nanoseconds % ClockTime.second }

    /// Seconds east of UTC; `nil` for a local time. A region's is the one of 1970-01-01, for want of a day.
    public var offset: Int? { zone.offset(atLocal: seconds) }

    /// Nanoseconds since midnight UTC (below zero for the day before); for a local time, since midnight.
    public var universalNanoseconds: Int { nanoseconds - (offset ?? 0) * ClockTime.second }

    /// Whole seconds since midnight UTC, or since midnight for a local time.
    public var universalSeconds: Int { seconds - (offset ?? 0) }
}
