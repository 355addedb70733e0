/// Reads the texts of dates, times and durations, byte by byte and strictly: a wrong digit anywhere gives `nil`.
struct TimeReader {
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { at == bytes.count }
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    /// What is left, taken whole.
    mutating func rest() -> String {
        defer { at = bytes.count }
        return String(decoding: bytes[at...], as: UTF8.self)
    }

    /// A run of digits of a length within `lengths`, as a number of at most 18 digits.
    mutating func digits(_ lengths: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = at
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), at - start < 19 {
            value = at - start < 18 ? value * 10 + Int(byte - UInt8(ascii: "0")) : value
            at += 1
        }
        return lengths.contains(at - start) ? value : nil
    }

    /// `-?YYYY-MM-DD`, the year of four to nine digits without a leading zero beyond four (XML Schema, 3.3.9).
    mutating func date() -> CalendarDate? {
        let negative = take("-")
        let start = at
        guard let year = digits(4...9) else { return nil }
        if at - start > 4, bytes[start] == UInt8(ascii: "0") { return nil }
        guard take("-"), let month = digits(2...2), take("-"), let day = digits(2...2) else { return nil }
        return CalendarDate(year: negative ? -year : year, month: month, day: day)
    }

    /// `hh:mm:ss`, a fraction, a zone; `24:00:00` is the midnight that ends the day.
    mutating func time() -> (time: ClockTime, nextDay: Bool)? {
        guard let hour = digits(2...2), take(":"), let minute = digits(2...2), take(":"), let second = digits(2...2)
        else { return nil }
        var nanosecond = 0
        if take(".") {
            guard let fraction = fraction() else { return nil }
            nanosecond = fraction
        }
        guard let zone = zone() else { return nil }
        if hour == 24, minute == 0, second == 0, nanosecond == 0 {
            return (ClockTime(nanoseconds: 0, zone: zone), true)
        }
        return ClockTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone)
            .map { ($0, false) }
    }

    /// The digits of a fraction of a second, in nanoseconds; what is smaller is cut off.
    mutating func fraction() -> Int? {
        var value = 0
        var count = 0
        while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            if count < 9 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
            count += 1
            at += 1
        }
        guard count > 0 else { return nil }
        for _ in 0..<max(0, 9 - count) { value *= 10 }
        return value
    }

    /// The zone behind a day, which has to be there: `Z` or `±hh:mm` (XML Schema, 3.3.9).
    mutating func zoneOfDay() -> Zone? {
        guard !isAtEnd, next != UInt8(ascii: "@") else { return nil }
        return zone()
    }

    /// Nothing, `Z` (or `z`, as the standard's examples have it), `±hh:mm`, `±hh:mm:ss` or `@Region/City`; `nil` for anything else.
    private mutating func zone() -> Zone? {
        if isAtEnd { return .local }
        if take("Z") || take("z") { return isAtEnd ? .utc : nil }
        if take("@") { return ZoneRegion.named(rest()).map { .region($0) } }
        let negative = take("-")
        guard negative || take("+"), let hours = digits(2...2), take(":"), let minutes = digits(2...2), minutes < 60
        else { return nil }
        var seconds = 0
        if take(":") {
            guard let given = digits(2...2), given < 60 else { return nil }
            seconds = given
        }
        let total = hours * 3600 + minutes * 60 + seconds
        return isAtEnd ? Zone(seconds: negative ? -total : total) : nil
    }
}

extension CalendarDate: CustomStringConvertible {
    /// Reads `2017-01-31`, with FEEL's longer and negative years; `nil` for any other text or a day that is none.
    public init?(_ text: some StringProtocol) {
        var reader = TimeReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }

    /// `2017-01-31`.
    public var description: String {
        let (year, month, day) = components
        let digits = String(year.magnitude)
        let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return (year < 0 ? "-" : "") + padded + "-" + two(month) + "-" + two(day)
    }
}

extension ClockTime: CustomStringConvertible {
    /// Reads `10:15:00`, `10:15:00.5+01:00`, `10:15:00@Europe/Paris`; `nil` for any other text or an unknown region.
    public init?(_ text: some StringProtocol) {
        var reader = TimeReader(text)
        guard let (time, _) = reader.time(), reader.isAtEnd else { return nil }
        self = time
    }

    /// `10:15:00.5+01:00`.
    public var description: String {
        two(hour) + ":" + two(minute) + ":" + two(second) + decimals(nanosecond) + zone.suffix
    }
}

extension DateTime: CustomStringConvertible {
    /// Reads `2017-01-31T10:15:00`, with what follows a time; a date alone is its midnight, and may have a zone.
    public init?(_ text: some StringProtocol) {
        var reader = TimeReader(text)
        guard let date = reader.date() else { return nil }
        if reader.isAtEnd {
            self.init(date, ClockTime(nanoseconds: 0, zone: .local))
            return
        }
        guard reader.take("T") else {
            guard let zone = reader.zoneOfDay() else { return nil }
            self.init(date, ClockTime(nanoseconds: 0, zone: zone))
            return
        }
        guard let (time, nextDay) = reader.time(), reader.isAtEnd,
            let day = nextDay ? date.adding(days: 1) : date
        else { return nil }
        self.init(day, time)
    }

    /// `2017-01-31T10:15:00@Europe/Paris`.
    public var description: String { "\(date)T\(time)" }
}

/// The fraction of a second with its point, without trailing zeros; nothing for zero.
func decimals(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "" }
    var digits = String(nanoseconds)
    digits = "." + String(repeating: "0", count: 9 - digits.utf8.count) + digits
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    return digits
}
