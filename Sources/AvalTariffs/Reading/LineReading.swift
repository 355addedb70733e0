import AvalSource
import AvalValues

/// A line of a tariff file, or a part of one, while its kind reads it: its keys, and what several kinds read.
struct LineReading {
    let map: YAMLMap
    let log: FindingLog

    /// The words that the line bills, which must be there; nil with a finding where they cannot be read.
    func words(_ key: String) -> [SourceText]? {
        _ = map.required(key)
        return optionalWords(key)
    }

    /// The words of a key that may be left out.
    func optionalWords(_ key: String) -> [SourceText]? {
        let words = map.texts(key)
        if words?.isEmpty == true, let entry = map.entry(key) {
            log.add(TariffFinding.noWord, at: entry.value.span)
        }
        return words
    }

    /// A price that must be there; unread, with a finding, where it is none.
    func price(_ key: String) -> LinePrice {
        guard let text = map.requiredText(key), let cents = Amount.price(key).hundredths(text, log) else {
            return .unread
        }
        return LinePrice(cents: cents, span: text.span)
    }

    /// A rate that must be there, in hundredths of a percent; 0, with a finding, where it is none.
    func percentage(_ key: String) -> Int {
        map.requiredText(key).flatMap { Amount.percentage(key).hundredths($0, log) } ?? 0
    }

    /// A date that must be there if its key is, as a day number; nil with a finding where the calendar has it not.
    func day(_ text: SourceText) -> Int? {
        if let date = CalendarDate(text.string) { return date.dayNumber }
        log.add(TariffFinding.noDay(text.string), at: text.span)
        return nil
    }
}
