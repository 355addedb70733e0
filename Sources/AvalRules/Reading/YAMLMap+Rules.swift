import AvalSource
import AvalValues

/// What rule and tariff files write that is more than a text: days, whole numbers, durations in months.
extension YAMLMap {
    /// The day of a key; a date that the calendar does not have is a finding.
    public func day(_ key: String) -> Int? {
        dateText(key).flatMap { text in
            if let date = CalendarDate(text.string) { return date.dayNumber }
            log.add(RuleValueFinding.impossibleDay(key, written: text.string), at: text.span)
            return nil
        }
    }

    /// The day of a key that must be there.
    public func requiredDay(_ key: String) -> Int? {
        required(key) == nil ? nil : day(key)
    }

    /// The days from `du` to `au`; nil, with a finding, when an end is no day or they are in the wrong order.
    public func validity() -> Validity? {
        let validity = Validity(from: day("du"), to: day("au"))
        guard has("du") == (validity.from != nil), has("au") == (validity.to != nil) else { return nil }
        guard let from = validity.from, let to = validity.to, from > to else { return validity }
        if let end = entry("au"), let start = entry("du") {
            log.add(RuleValueFinding.reversedPeriod(start: start.value.span), at: end.value.span)
        }
        return nil
    }

    /// Reads `a_revoir`, the day after which what stands here has to be looked at again: whoever lists those days reads
    /// the files again, but a wrong day is told at once.
    public func checkReview() { _ = day("a_revoir") }

    /// Leaves a finding where a key is written beside another that makes it meaningless.
    func refuse(_ key: String, beside other: String) {
        guard let entry = entry(key), has(other) else { return }
        log.add(RuleValueFinding.besideOther(key, other: other), at: entry.key.span)
    }

    /// A whole number from `range`.
    public func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        if let value = Int(text.string), range.contains(value) { return value }
        log.add(RuleValueFinding.notInteger(key, range), at: text.span)
        return nil
    }

    /// What a person probably means by « 5 ans » or « 60mois ».
    private static func meantMonths(_ text: String) -> Int? {
        let unit = text.drop { $0.isNumber }.filter(\.isLetter)
        guard let count = Int(text.prefix { $0.isNumber }), (1...100).contains(count) else { return nil }
        return unit.hasPrefix("an") ? count * 12 : unit == "mois" ? count : nil
    }

    /// A duration written « 60 mois ».
    public func months(_ key: String) -> Int? {
        guard let text = text(key) else { return nil }
        let words = text.string.split(separator: " ")
        if words.count == 2, words[1] == "mois", let count = Int(words[0]), (1...1200).contains(count) { return count }
        log.add(RuleValueFinding.notMonths(key, meant: Self.meantMonths(text.string) ?? 60), at: text.span)
        return nil
    }
}
