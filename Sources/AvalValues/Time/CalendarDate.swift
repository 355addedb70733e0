/// A day of the proleptic Gregorian calendar, without a time and without a zone.
public struct CalendarDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    /// The greatest year, and without its sign the smallest (DMN 1.5, 10.3.2.3.4).
    public static let maxYear = 999_999_999

    /// The day that lies `dayNumber` days after 1970-01-01. A caller whose numbers may be far out uses `init?(days:)`.
    @inlinable
    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// The day of that number, if its year is one a date can have.
    public init?(days: Int) {
        guard days.magnitude < 365_242_500_000 else { return nil }
        self.init(dayNumber: days)
        guard abs(year) <= CalendarDate.maxYear else { return nil }
    }

    /// The day that the calendar calls so; `nil` if it has none.
    public init?(year: Int, month: Int, day: Int) {
        guard year.magnitude <= CalendarDate.maxYear, (1...12).contains(month), day >= 1,
            day <= CalendarDate.length(ofMonth: month, year: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    init(unchecked year: Int, _ month: Int, _ day: Int) {
        // Years begin in March here, so that the leap day is a year's last; eras of 400 years have equal lengths.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// The year, the month (1 to 12) and the day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        // Eras of 400 years have equal lengths. Days of our times, which nearly all are, need no division to find theirs.
        let isNear = shifted >= 0 && shifted < 1 << 28
        let era = isNear ? 0 : (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let (year, month, day) = Self.components(ofShifted: UInt32(shifted - era * 146_097))
        return (year + era * 400, month, day)
    }

    /// The same of a day by its number from 0000-03-01 on (Neri and Schneider, « Euclidean affine functions and their application to calendar
    /// algorithms », 2022).
    @inline(__always)
    private static func components(ofShifted days: UInt32) -> (year: Int, month: Int, day: Int) {
        let inCenturies = 4 * days + 3
        let century = inCenturies / 146_097
        let inYears = UInt64(2_939_745) * UInt64(inCenturies % 146_097 | 3)
        let dayOfYear = UInt32(truncatingIfNeeded: inYears) / 2_939_745 / 4
        let inMonths = 2_141 * dayOfYear + 197_913
        let isNextYear = dayOfYear >= 306
        return (
            Int(100 * century + UInt32(inYears >> 32)) + (isNextYear ? 1 : 0),
            Int(inMonths >> 16) - (isNextYear ? 12 : 0), Int((inMonths & 0xFFFF) / 2_141) + 1
        )
    }

    /// The year; the year before 1 is 0.
    public var year: Int { components.year }
    /// The month, 1 to 12.
    public var month: Int { components.month }
    /// The day of the month, from 1.
    public var day: Int { components.day }

    /// The day of the week: Monday is 1, Sunday 7.
    public var weekday: Int {
        let index = (dayNumber + 3) % 7
        return (index < 0 ? index + 7 : index) + 1
    }

    /// The day of the year, from 1.
    public var dayOfYear: Int { dayNumber - CalendarDate(unchecked: year, 1, 1).dayNumber + 1 }

    /// The week of the year as ISO 8601 counts: the week that holds the year's first Thursday is 1.
    public var weekOfYear: Int {
        let thursday = CalendarDate(dayNumber: dayNumber + 4 - weekday)
        return (thursday.dayOfYear - 1) / 7 + 1
    }

    /// How many days a month (1 to 12) has.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The same day of the month that many months later, or the month's last day where it is shorter; `nil` beyond
    /// the greatest year.
    public func adding(months: Int) -> CalendarDate? {
        let (year, month, day) = components
        let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        let newYear = index >= 0 ? index / 12 : (index - 11) / 12
        let newMonth = index - newYear * 12 + 1
        guard abs(newYear) <= CalendarDate.maxYear else { return nil }
        return CalendarDate(
            unchecked: newYear, newMonth, min(day, CalendarDate.length(ofMonth: newMonth, year: newYear)))
    }

    /// The day that many days later; `nil` beyond the greatest year.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(days: sum)
    }

    /// Earlier.
    @inlinable
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }
}
