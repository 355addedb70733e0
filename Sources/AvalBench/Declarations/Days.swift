import AvalValues

/// Days as numbers and as texts.
enum Days {
    /// The number of a day of the calendar.
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
        CalendarDate(year: year, month: month, day: day)?.dayNumber ?? 0
    }

    /// A day as `2023-11-15`.
    static func text(_ number: Int) -> String {
        let (year, month, day) = CalendarDate(dayNumber: number).components
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// Whole years from one day to a later one.
    static func years(from start: Int, to end: Int) -> Int {
        let (first, last) = (CalendarDate(dayNumber: start).components, CalendarDate(dayNumber: end).components)
        return last.year - first.year - ((last.month, last.day) < (first.month, first.day) ? 1 : 0)
    }

    /// A number with zeros before it.
    static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
