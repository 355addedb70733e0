/// A duration as its text says it (XML Schema, 3.3.6): of one kind or the other, never of both.
public enum DurationText: Sendable, Hashable {
    /// `P1DT2H`.
    case days(DaysDuration)
    /// `P1Y2M`.
    case months(MonthsDuration)

    /// Reads `P1DT2H`, `-P1Y2M`, `PT0.5S`; `nil` for any other text, for a mixture and for what is too long to keep.
    public init?(_ text: some StringProtocol) {
        var reader = TimeReader(text)
        let negative = reader.take("-")
        guard reader.take("P"), !reader.isAtEnd, var parts = DurationParts(&reader) else { return nil }
        parts.negative = negative
        guard let duration = parts.duration else { return nil }
        self = duration
    }
}

private struct DurationParts {
    var negative = false
    private var months: Int?
    private var nanoseconds: Int128?

    /// Takes the parts in their order, each at most once.
    init?(_ reader: inout TimeReader) {
        let dateUnits: [Unicode.Scalar] = ["Y", "M", "D"]
        let timeUnits: [Unicode.Scalar] = ["H", "M", "S"]
        guard let rest = read(&reader, dateUnits[...], inTime: false) else { return nil }
        if rest { return }
        guard !reader.isAtEnd, read(&reader, timeUnits[...], inTime: true) == true else { return nil }
    }

    /// Whether the text is at its end after the units; `false` where a `T` was taken.
    private mutating func read(
        _ reader: inout TimeReader, _ units: ArraySlice<Unicode.Scalar>, inTime: Bool
    ) -> Bool? {
        var units = units
        while !reader.isAtEnd {
            if !inTime, reader.take("T") { return false }
            guard let number = reader.digits(1...18) else { return nil }
            var fraction = 0
            var fractional = false
            if inTime, reader.take(".") {
                fractional = true
                // `PT0.S` is taken too: a point with nothing behind it says no less than none.
                fraction = reader.next == UInt8(ascii: "S") ? 0 : (reader.fraction() ?? -1)
            }
            guard fraction >= 0, let unit = units.firstIndex(where: { reader.take($0) }),
                !fractional || units[unit] == "S"
            else { return nil }
            guard add(number, fraction, units[unit], inTime: inTime) else { return nil }
            units = units[(unit + 1)...]
        }
        return true
    }

    private mutating func add(_ number: Int, _ fraction: Int, _ unit: Unicode.Scalar, inTime: Bool) -> Bool {
        switch (unit, inTime) {
        case ("Y", _), ("M", false):
            let (count, overflow) = number.multipliedReportingOverflow(by: unit == "Y" ? 12 : 1)
            let (sum, overflowToo) = (months ?? 0).addingReportingOverflow(count)
            months = sum
            return !overflow && !overflowToo
        default:
            let seconds: Int128 = unit == "D" ? 86_400 : unit == "H" ? 3600 : unit == "M" ? 60 : 1
            nanoseconds =
                (nanoseconds ?? 0) + Int128(number) * seconds * Int128(ClockTime.second) + Int128(fraction)
            return true
        }
    }

    var duration: DurationText? {
        switch (months, nanoseconds) {
        case (let months?, nil): .months(MonthsDuration(months: negative ? -months : months))
        case (nil, let nanoseconds?): .days(DaysDuration(nanoseconds: negative ? -nanoseconds : nanoseconds))
        default: nil
        }
    }
}

extension DaysDuration: CustomStringConvertible {
    /// `P1DT2H`, `-PT0.5S`; nothing at all is `PT0S`.
    public var description: String {
        guard nanoseconds != 0 else { return "PT0S" }
        // Part by part: the shortest duration of all has no opposite to be written from.
        let parts = components
        var time = ""
        if parts.hours != 0 { time += "\(parts.hours.magnitude)H" }
        if parts.minutes != 0 { time += "\(parts.minutes.magnitude)M" }
        if parts.seconds != 0 || parts.nanoseconds != 0 {
            time += "\(parts.seconds.magnitude)\(decimals(abs(parts.nanoseconds)))S"
        }
        return (nanoseconds < 0 ? "-P" : "P") + (parts.days == 0 ? "" : "\(parts.days.magnitude)D")
            + (time.isEmpty ? "" : "T" + time)
    }
}

extension MonthsDuration: CustomStringConvertible {
    /// `P1Y2M`, `-P3M`; nothing at all is `P0M`.
    public var description: String {
        guard months != 0 else { return "P0M" }
        let (years, rest) = (months.magnitude / 12, months.magnitude % 12)
        return (months < 0 ? "-P" : "P") + (years == 0 ? "" : "\(years)Y") + (rest == 0 ? "" : "\(rest)M")
    }
}
