import AvalValues

/// The texts behind `@` (DMN 1.5, 10.3.1.2, rule 62).
enum Temporal {
    /// The date, time, date and time or duration that a text says; `nil` if it says none.
    static func value(_ text: String) -> Value? {
        if let date = CalendarDate(text) { return .date(date) }
        if text.utf8.contains(UInt8(ascii: "P")), let duration = duration(text) { return duration }
        if text.utf8.contains(UInt8(ascii: "T")), let moment = DateTime(text) { return .dateTime(moment) }
        return ClockTime(text).map { .time($0) }
    }

    /// The duration that a text says, of the kind it says.
    static func duration(_ text: String) -> Value? {
        switch DurationText(text) {
        case .days(let duration): .daysDuration(duration)
        case .months(let duration): .monthsDuration(duration)
        case nil: nil
        }
    }
}
