import AvalSource
import AvalValues

/// Reads `jours_feries.yaml`, and `fermetures.yaml`, which is written alike.
struct HolidayReader {
    let log: FindingLog

    /// The public holidays, in their order; each year has some.
    func read(_ map: YAMLMap) -> [Int] {
        map.refuseUnknownKeys(RuleKeys.holidays)
        map.checkReview()
        return days(map, inEveryYear: true)
    }

    /// The other days on which the service is closed, in their order; a year may have none.
    func read(closures map: YAMLMap) -> [Int] {
        map.refuseUnknownKeys(RuleKeys.closures)
        map.checkReview()
        return days(map, inEveryYear: false)
    }

    private func days(_ map: YAMLMap, inEveryYear: Bool) -> [Int] {
        guard let node = map.required("jours") else { return [] }
        guard let entries = node.entries else {
            if !node.isUnreadable { log.add(HolidayFinding.withoutLabels, at: node.span) }
            return []
        }
        var days: [Int] = []
        for entry in entries {
            guard let day = CalendarDate(entry.name)?.dayNumber else {
                log.add(HolidayFinding.notADay(entry.name), at: entry.key.span)
                continue
            }
            if let last = days.last, day < last { log.add(HolidayFinding.outOfOrder, at: entry.key.span) }
            if inEveryYear { checkYears(from: days.last, to: day, at: entry.key.span) }
            days.append(day)
        }
        return days.sorted()
    }

    /// A year without a day would be one in which every day from Monday to Friday is worked.
    private func checkYears(from last: Int?, to day: Int, at span: SourceSpan) {
        guard let last else { return }
        let (earlier, later) = (CalendarDate(dayNumber: last).year, CalendarDate(dayNumber: day).year)
        if later > earlier + 1 { log.add(HolidayFinding.emptyYear(earlier + 1), at: span) }
    }
}
