/// Moments as operators and receipts have them: in UTC, to the second (RFC 3339).
public enum Timestamp {
    /// `2023-11-15T10:15:00Z`, from milliseconds since the start of 1970 in UTC.
    public static func text(milliseconds: Int64) -> String { text(seconds: Int(milliseconds / 1000)) }

    /// The same, from seconds.
    public static func text(seconds: Int) -> String {
        let day = CalendarDate(dayNumber: seconds / 86_400)
        let rest = seconds % 86_400
        return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }

    private static func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
}
