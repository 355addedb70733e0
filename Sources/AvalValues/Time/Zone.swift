/// Where a time of day is meant: nowhere in particular, at a fixed distance from UTC, or in a region.
public enum Zone: Sendable, Hashable {
    /// Local to the reader: it has no instant.
    case local
    /// Seconds east of UTC.
    case offset(seconds: Int32)
    /// A region of the time zone database (`Europe/Paris`).
    case region(ZoneRegion)

    /// UTC.
    public static let utc = Zone.offset(seconds: 0)

    /// The zone at so many seconds east of UTC, if no more than 18 hours away.
    public init?(seconds: Int) {
        guard seconds.magnitude <= 18 * 3600 else { return nil }
        self = .offset(seconds: Int32(seconds))
    }

    /// Seconds east of UTC on a local clock that shows `localSeconds` (since 1970-01-01T00:00:00 on that clock);
    /// `nil` for a local zone.
    public func offset(atLocal localSeconds: Int) -> Int? {
        switch self {
        case .local: nil
        case .offset(let seconds): Int(seconds)
        case .region(let region): region.offset(atLocal: localSeconds)
        }
    }

    /// What follows the time in its text: nothing, `Z`, `+02:00`, `@Europe/Paris`.
    var suffix: String {
        switch self {
        case .local: return ""
        case .region(let region): return "@" + region.id
        case .offset(let seconds):
            if seconds == 0 { return "Z" }
            let magnitude = Int(seconds.magnitude)
            let text = (seconds < 0 ? "-" : "+") + two(magnitude / 3600) + ":" + two(magnitude / 60 % 60)
            return magnitude % 60 == 0 ? text : text + ":" + two(magnitude % 60)
        }
    }
}

/// A number below 100 in two digits.
func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
