import AvalSource
import AvalValues

/// How the contribution of some sizes is called: as written in a tariff's `echeancier`.
struct CallTerms: Sendable {
    static let keys = SizeRange.keys + ["appel", "exigible", "source", "doute"]

    /// How many salariés are present.
    let sizes: SizeRange
    /// How often it is called.
    let frequency: CallFrequency
    /// When each call is due, as day numbers; empty where nothing says it.
    let due: [Int]

    /// Reads an item of `echeancier`; nil, with a finding, where it cannot be told.
    init?(_ map: YAMLMap, _ log: FindingLog) {
        map.refuseUnknownKeys(Self.keys)
        let word = map.requiredWord("appel", among: CallFrequency.allCases.map(\.rawValue))
        let sizes = SizeRange(map, log)
        let due = Self.due(map, log)
        guard let sizes, let frequency = word.flatMap({ CallFrequency(rawValue: $0) }) else { return nil }
        (self.sizes, self.frequency, self.due) = (sizes, frequency, due)
        if let items = map.entry("exigible")?.value.items, items.count != frequency.count {
            log.add(CallFinding.wrongCount(items.count, frequency), at: map.entry("exigible")?.value.span)
        }
    }

    private static func due(_ map: YAMLMap, _ log: FindingLog) -> [Int] {
        let texts = (map.list("exigible") ?? []).compactMap { $0.dateText("chaque date de « exigible »", log) }
        let reading = LineReading(map: map, log: log)
        let days = texts.map { reading.day($0) }
        for index in texts.indices.dropFirst() {
            if let earlier = days[index - 1], let day = days[index], day <= earlier {
                log.add(CallFinding.unordered, at: texts[index].span)
            }
        }
        return days.compactMap(\.self)
    }
}
