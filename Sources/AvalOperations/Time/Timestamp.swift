import AvalValues

/// Moments as operators read them.
public enum Timestamp {
    /// `2023-11-15T10:15:00Z`, from milliseconds since the start of 1970 in UTC.
    public static func text(milliseconds: Int64) -> String {
        let seconds = milliseconds / 1000
        let day = CalendarDate(dayNumber: Int(seconds / 86_400))
        let rest = seconds % 86_400
        return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    private static func two(_ value: Int64) -> String { (value < 10 ? "0" : "") + String(value) }
}
