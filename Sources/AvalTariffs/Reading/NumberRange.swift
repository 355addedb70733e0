import AvalSource
import AvalValues

/// The values of a number of a salarié for which a line bills him, both ends included; a number counts without its decimals.
struct NumberRange: Sendable {
    static let keys = ["selon", "de", "a", "ou_absent"]

    /// The name of the number.
    let fact: SourceText
    /// The least value, and the greatest; `Int.min` and `Int.max` where there is none.
    let from: Int
    let to: Int
    /// Whether a salarié without the number is billed too.
    let orAbsent: Bool

    /// The range that a line writes; nil where it writes none, or, with a finding, where it cannot be told.
    init?(_ reading: LineReading) {
        let (map, log) = (reading.map, reading.log)
        guard Self.keys.contains(where: { map.has($0) }), let fact = map.requiredText("selon") else { return nil }
        let bounds = ["de", "a"].map { key in map.text(key).map { Self.value($0, key, log) } }
        if !map.has("de"), !map.has("a"), !map.has("ou_absent") { log.add(HeadFinding.noBound, at: fact.span) }
        self.fact = fact
        from = bounds[0].flatMap(\.self) ?? Int.min
        to = bounds[1].flatMap(\.self) ?? Int.max
        orAbsent = map.yesNo("ou_absent") ?? false
        if to < from {
            log.add(HeadFinding.reversed(from, to), at: fact.span)
            return nil
        }
    }

    private static func value(_ text: SourceText, _ key: String, _ log: FindingLog) -> Int? {
        if let value = Int(text.string), text.string.utf8.count <= 9 { return value }
        log.add(HeadFinding.noNumber(key), at: text.span)
        return nil
    }
}
