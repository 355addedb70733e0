import AvalValues

/// Days as doors read and write them.
public enum ISODay {
    /// The day number of `AAAA-MM-JJ`; nil when it is no day of the calendar from year 1 to 9999.
    public static func number(_ text: String) -> Int? {
        guard text.utf8.count == 10, let date = CalendarDate(text), (1...9999).contains(date.year) else { return nil }
        return date.dayNumber
    }

    /// The day it is in Europe/Paris, so many seconds after the start of 1970 in UTC.
    public static func inParis(secondsSince1970 seconds: Int) -> Int {
        // Without the zone database the winter time of Paris is the better guess than UTC.
        let offset = ZoneRegion.named("Europe/Paris")?.offset(atInstant: seconds) ?? 3600
        let local = seconds + offset
        return local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    }
}
