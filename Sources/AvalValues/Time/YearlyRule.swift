/// How a region's summer time goes on after the last change that the database lists: the `TZ` form of POSIX that ends
/// a TZif file (RFC 8536, 3.3), with its two days a year.
struct YearlyRule: Sendable {
    /// The nth weekday of a month, at a second of the local day.
    struct Day: Sendable {
        var month: Int
        var week: Int
        var weekday: Int
        var second: Int

        /// The second of the local clock (since 1970) at which it falls in a year.
        func localSecond(in year: Int) -> Int {
            let first = CalendarDate(unchecked: year, month, 1)
            // POSIX counts weekdays from Sunday = 0.
            var day = first.dayNumber + (weekday - first.weekday % 7 + 7) % 7 + (week - 1) * 7
            if day >= first.dayNumber + CalendarDate.length(ofMonth: month, year: year) { day -= 7 }
            return day * 86_400 + second
        }
    }

    var standard: Int
    var summer: Int
    var start: Day
    var end: Day

    /// Reads `CET-1CEST,M3.5.0,M10.5.0/3`; `nil` for a rule without summer time, or in the rarer forms by day number.
    init?(_ text: String) {
        var reader = PosixReader(text)
        guard reader.name(), let west = reader.hours(), reader.name() else { return nil }
        standard = -west
        summer = standard + 3600
        if !reader.take(",") {
            guard let summerWest = reader.hours(), reader.take(",") else { return nil }
            summer = -summerWest
        }
        guard let start = reader.day(), reader.take(","), let end = reader.day() else { return nil }
        self.start = start
        self.end = end
    }

    func offset(atInstant seconds: Int) -> Int {
        let year = CalendarDate(dayNumber: floorDivide(seconds + standard, 86_400)).year
        let begin = start.localSecond(in: year) - standard
        let finish = end.localSecond(in: year) - summer
        if begin < finish { return seconds >= begin && seconds < finish ? summer : standard }
        // South of the equator the summer spans the new year.
        return seconds >= finish && seconds < begin ? standard : summer
    }
}

/// The quotient rounded towards minus infinity.
func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

private struct PosixReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = Substring(text).utf8 }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// A zone's abbreviation: letters, or anything in angle brackets.
    mutating func name() -> Bool {
        if take("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[rest.index(after: end)...]
            return true
        }
        let letters = rest.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        rest = rest.dropFirst(letters.count)
        return !letters.isEmpty
    }

    mutating func number() -> Int? {
        let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        rest = rest.dropFirst(digits.count)
        return Int(Substring(digits))
    }

    /// Hours, minutes and seconds, as seconds.
    mutating func hours() -> Int? {
        let negative = take("-")
        if !negative { _ = take("+") }
        guard var total = number().map({ $0 * 3600 }) else { return nil }
        if take(":"), let minutes = number() { total += minutes * 60 }
        if take(":"), let seconds = number() { total += seconds }
        return negative ? -total : total
    }

    /// `M10.5.0/3`: month, week, weekday, and the hour if it is not 2.
    mutating func day() -> YearlyRule.Day? {
        guard take("M"), let month = number(), take("."), let week = number(), take("."), let weekday = number(),
            (1...12).contains(month), (1...5).contains(week), (0...6).contains(weekday)
        else { return nil }
        var second = 7200
        if take("/") {
            guard let given = hours() else { return nil }
            second = given
        }
        return YearlyRule.Day(month: month, week: week, weekday: weekday, second: second)
    }
}
