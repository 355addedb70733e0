/// A day with a time of day, in a zone or local.
public struct DateTime: Sendable, Hashable {
    /// The day, as the zone's clocks show it.
    public let date: CalendarDate
    /// The time of day, with its zone.
    public let time: ClockTime

    /// A day and a time of it.
    public init(_ date: CalendarDate, _ time: ClockTime) {
        self.date = date
        self.time = time
    }

    /// The zone of the time.
    public var zone: Zone { time.zone }

    /// Whether it names an instant: its zone is known.
    public var hasZone: Bool { zone != .local }

    /// Seconds since 1970-01-01T00:00:00 on its own clock.
    var localSeconds: Int { date.dayNumber * 86_400 + time.seconds }

    /// Seconds east of UTC; `nil` for a local time.
    public var offset: Int? { zone.offset(atLocal: localSeconds) }

    /// Whole seconds since 1970-01-01T00:00:00Z, or on its own clock where it is local.
    public var universalSeconds: Int { localSeconds - (offset ?? 0) }

    /// Nanoseconds since 1970-01-01T00:00:00Z, or on its own clock where it is local.
    public var universalNanoseconds: Int128 {
        Int128(localSeconds - (offset ?? 0)) * Int128(ClockTime.second) + Int128(time.nanosecond)
    }

    /// The moment that lies so many nanoseconds later, on the clock of the same zone; `nil` beyond the greatest year.
    public func adding(nanoseconds: Int128) -> DateTime? {
        guard case .region(let region) = zone else { return onClock(adding: nanoseconds, zone: zone) }
        // A region's clock may be set forward or back in between: elapsed time is added, not local time.
        let universal = DateTime(date, ClockTime(nanoseconds: time.nanoseconds, zone: .utc))
        let before = Int128(offset ?? 0) * Int128(ClockTime.second)
        guard let moment = universal.onClock(adding: nanoseconds &- before, zone: .utc) else { return nil }
        let after = region.offset(atInstant: moment.localSeconds)
        return moment.onClock(adding: Int128(after) * Int128(ClockTime.second), zone: zone)
    }

    private func onClock(adding nanoseconds: Int128, zone: Zone) -> DateTime? {
        let day = Int128(ClockTime.day)
        let (sum, overflow) = nanoseconds.addingReportingOverflow(Int128(time.nanoseconds))
        guard !overflow else { return nil }
        let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: day)
        guard let days = Int(exactly: remainder < 0 ? quotient - 1 : quotient), let date = date.adding(days: days)
        else { return nil }
        return DateTime(date, ClockTime(nanoseconds: Int(remainder < 0 ? remainder + day : remainder), zone: zone))
    }

    /// The same time, that many months later; `nil` beyond the greatest year.
    public func adding(months: Int) -> DateTime? {
        date.adding(months: months).map { DateTime($0, time) }
    }
}
