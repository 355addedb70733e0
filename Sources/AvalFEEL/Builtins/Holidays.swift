import AvalValues

/// A list of public holidays. It knows the years between its first and its last day: what it does not list elsewhere is not
/// known to be worked.
struct Holidays {
    private let days: Set<Int>
    private let years: ClosedRange<Int>?

    /// The dates of a list; one without any says that there are no holidays at all.
    init(_ values: [Value]) {
        let days = values.compactMap { value -> Int? in
            if case .date(let date) = value { date.dayNumber } else { nil }
        }
        self.days = Set(days)
        years = days.min().flatMap { first in
            days.max().map { CalendarDate(dayNumber: first).year...CalendarDate(dayNumber: $0).year }
        }
    }

    /// Whether a day is worked: Monday to Friday and no holiday; nil in a year that the list says nothing of.
    func isOpen(_ day: CalendarDate) -> Bool? {
        if let years, !years.contains(day.year) { return nil }
        return day.weekday <= 5 && !days.contains(day.dayNumber)
    }

    /// Why nothing is known of a day.
    static func reason(_ day: CalendarDate) -> String {
        "la liste des jours fériés ne dit rien de l'année \(day.year)"
    }
}
