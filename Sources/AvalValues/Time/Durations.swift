/// A duration of days, hours, minutes and seconds, to the nanosecond.
public struct DaysDuration: Sendable, Hashable, Comparable {
    /// The whole length.
    public let nanoseconds: Int128

    /// A length in nanoseconds.
    @inlinable
    public init(nanoseconds: Int128) {
        self.nanoseconds = nanoseconds
    }

    /// A length in whole seconds.
    public init(seconds: Int) {
        self.init(nanoseconds: Int128(seconds) * Int128(ClockTime.second))
    }

    /// Whole days, towards zero, then what is left: hours, minutes, seconds, all with the duration's sign.
    public var components: (days: Int128, hours: Int, minutes: Int, seconds: Int, nanoseconds: Int) {
        let (total, nanoseconds) = nanoseconds.quotientAndRemainder(dividingBy: Int128(ClockTime.second))
        let (days, rest) = total.quotientAndRemainder(dividingBy: 86_400)
        let seconds = Int(rest)
        return (days, seconds / 3600, seconds / 60 % 60, seconds % 60, Int(nanoseconds))
    }

    /// The length in seconds.
    public var seconds: Decimal128? { Decimal128(significand: nanoseconds, exponent: -9) }

    /// The duration of so many seconds, to the nanosecond; `nil` beyond what is kept.
    public init?(seconds: Decimal128) {
        guard let scaled = seconds.multiplied(by: Decimal128(unchecked: 1, 9)),
            let nanoseconds = scaled.rounded(scale: 0, .halfEven)?.truncatedInt128
        else { return nil }
        self.init(nanoseconds: nanoseconds)
    }

    /// Shorter.
    @inlinable
    public static func < (left: DaysDuration, right: DaysDuration) -> Bool { left.nanoseconds < right.nanoseconds }
}

/// A duration of years and months.
public struct MonthsDuration: Sendable, Hashable, Comparable {
    /// The whole length.
    public let months: Int

    /// A length in months.
    @inlinable
    public init(months: Int) {
        self.months = months
    }

    /// Shorter.
    @inlinable
    public static func < (left: MonthsDuration, right: MonthsDuration) -> Bool { left.months < right.months }
}
