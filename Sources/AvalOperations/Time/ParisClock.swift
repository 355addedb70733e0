import AvalValues

/// Moments in Europe/Paris, for the doors that read a clock.
public enum ParisClock {
    /// The moment so many seconds after the start of 1970 in UTC.
    public static func moment(secondsSince1970 seconds: Int) -> DateTime {
        let midnight = midnight(of: CalendarDate(dayNumber: ISODay.inParis(secondsSince1970: seconds)))
        let elapsed = Int128(seconds - midnight.universalSeconds) * Int128(ClockTime.second)
        // What is added is time, not hands of the clock: a day on which the clock is set may have 23 or 25 hours.
        return midnight.adding(nanoseconds: elapsed) ?? midnight
    }

    /// The first moment of a day.
    public static func midnight(of date: CalendarDate) -> DateTime {
        // Without the zone database the winter time of Paris is the better guess than UTC.
        let zone = ZoneRegion.named("Europe/Paris").map { Zone.region($0) } ?? .offset(seconds: 3600)
        return DateTime(date, ClockTime(nanoseconds: 0, zone: zone))
    }
}
