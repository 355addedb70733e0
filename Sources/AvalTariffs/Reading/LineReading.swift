import AvalSource

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

    /// A price that must be there, in cents; nil with a finding where it is none.
    func price(_ key: String) -> Int? {
        map.requiredText(key).flatMap { Amount.price(key).hundredths($0, log) }
    }
}
