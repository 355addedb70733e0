import Testing

@testable import AvalValues

@Test func everyDayOfFourCenturiesComesBackFromItsNumber() throws {
    var previous = try #require(CalendarDate(year: 1899, month: 12, day: 31))
    for number in (previous.dayNumber + 1)...(previous.dayNumber + 146_097) {
        let date = CalendarDate(dayNumber: number)
        let (year, month, day) = date.components
        #expect(CalendarDate(year: year, month: month, day: day) == date)
        #expect(date > previous && date.weekday == previous.weekday % 7 + 1)
        previous = date
    }
}

/// Where the way to find a year changes: at 0000-03-01, and some 730,000 years later.
@Test(arguments: [-719_468, -719_468 - 146_097, (1 << 28) - 719_468, 365_000_000_000, -365_000_000_000])
func daysFarAwayComeBackFromTheirNumberToo(_ number: Int) {
    for number in (number - 800)...(number + 800) {
        let (year, month, day) = CalendarDate(dayNumber: number).components
        #expect(CalendarDate(year: year, month: month, day: day)?.dayNumber == number)
    }
}

@Test(arguments: [("0", "0"), ("123", "123"), ("1234", "1_234"), ("-123", "-123"), ("-123456", "-123_456"), ("", "")])
func digitsAreGroupedFromTheirEndWhateverTheirSign(_ digits: String, _ text: String) {
    #expect(GroupedDigits.text(digits, by: "_") == text)
}

@Test(arguments: [
    "2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "02025-01-01", "2025-1-1", "2025-01-01T", " 2025-01-01",
    "2025-01-0l", "",
])
func whatTheCalendarDoesNotKnowIsNoDate(_ text: String) {
    #expect(CalendarDate(text) == nil)
}

@Test func monthsAreAddedToTheLastDayThereIs() {
    #expect(CalendarDate("2024-01-31")?.adding(months: 1) == CalendarDate("2024-02-29"))
    #expect(CalendarDate("2024-02-29")?.adding(months: -12) == CalendarDate("2023-02-28"))
    #expect(CalendarDate("-0001-12-31")?.adding(months: 2)?.description == "0000-02-29")
    #expect(CalendarDate("999999999-12-31")?.adding(months: 1) == nil)
    #expect(CalendarDate("2024-01-31")?.adding(days: Int.max) == nil)
}

@Test func weeksAreCountedByTheirThursdays() {
    #expect(CalendarDate("2021-01-03")?.weekOfYear == 53)
    #expect(CalendarDate("2020-12-31")?.weekOfYear == 53)
    #expect(CalendarDate("2018-12-31")?.weekOfYear == 1)
}

@Test(arguments: [
    "10:15:00", "10:15:00.5", "23:59:59.999999999", "10:15:00Z", "10:15:00+02:00", "10:15:00-05:30:15",
    "10:15:00@Europe/Paris",
])
func timesAreWrittenAsTheyAreRead(_ text: String) {
    #expect(ClockTime(text)?.description == text)
    #expect(DateTime("2025-01-31T" + text)?.description == "2025-01-31T" + text)
}

@Test(arguments: ["P1DT2H", "-PT0.5S", "PT0S", "P400D", "P1Y2M", "-P3M", "P0M"])
func durationsAreWrittenAsTheyAreRead(_ text: String) {
    switch DurationText(text) {
    case .days(let duration): #expect(duration.description == text)
    case .months(let duration): #expect(duration.description == text)
    case nil: Issue.record("\(text) is a duration")
    }
}

@Test(arguments: ["P", "PT", "1D", "P1H", "P1Y1D", "P1M1Y", "P-1D", "P1.5D", "PT1.H", "P99999999999999999999D"])
func whatIsNoDurationIsNone(_ text: String) {
    #expect(DurationText(text) == nil)
}

@Test func aRegionFollowsItsSummerTimes() throws {
    let paris = try #require(ZoneRegion.named("Europe/Paris"))
    for (text, hours) in [
        ("1970-01-01T12:00:00", 1), ("2023-07-01T12:00:00", 2), ("2023-12-01T12:00:00", 1),
        ("2150-07-01T12:00:00", 2), ("2150-12-01T12:00:00", 1),
    ] {
        let moment = try #require(DateTime(text))
        #expect(paris.offset(atLocal: moment.localSeconds) == hours * 3600, "\(text)")
    }
    let melbourne = try #require(ZoneRegion.named("Australia/Melbourne"))
    let summer = try #require(DateTime("2090-01-15T12:00:00"))
    #expect(melbourne.offset(atLocal: summer.localSeconds) == 11 * 3600)
}

@Test func timeIsAddedToARegionsClockAsTime() throws {
    let before = try #require(DateTime("2023-03-26T01:30:00@Europe/Paris"))
    let hour = Int128(3600) * Int128(ClockTime.second)
    #expect(before.adding(nanoseconds: hour)?.description == "2023-03-26T03:30:00@Europe/Paris")
    #expect(before.adding(nanoseconds: -hour)?.description == "2023-03-26T00:30:00@Europe/Paris")
    #expect(before.adding(nanoseconds: Int128.max) == nil)
    #expect(before.adding(nanoseconds: Int128.min) == nil)
}

@Test(arguments: ["Europe/Nowhere", "../../etc/passwd", "/etc/passwd", "", "Europe", "Europe//Paris", "europe/\0"])
func aNameThatIsNoRegionGivesNone(_ name: String) {
    #expect(ZoneRegion.named(name) == nil)
}
