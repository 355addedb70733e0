import AvalJSON
import AvalSource
import AvalValues

/// How many salariés are present, from a fewest to a most, both included: a band of prices, or of calls.
struct SizeRange: Sendable {
    static let keys = ["de", "a"]

    /// The fewest, and the most: `Int.max` where there is no most.
    let from: Int
    let to: Int
    /// Where it stands.
    let span: SourceSpan

    /// Reads the bounds of a band; nil, with a finding, where they cannot be told.
    init?(_ map: YAMLMap, _ log: FindingLog) {
        span = map.head
        let bounds = Self.keys.map { key in map.text(key).map { Self.size($0, key, log) } }
        let isUnread = zip(Self.keys, bounds).contains { map.has($0) && ($1 ?? nil) == nil }
        from = bounds[0].flatMap(\.self) ?? 0
        to = bounds[1].flatMap(\.self) ?? Int.max
        if isUnread { return nil }
        if to < from {
            log.add(SizeFinding.reversed(from, to), at: map.head)
            return nil
        }
    }

    /// The sizes in words.
    var text: String { Self.text(from, to) }

    /// So many present salariés in words.
    static func text(_ from: Int, _ to: Int) -> String {
        if to == Int.max { return from == 0 ? "toutes les tailles" : "\(from) salariés présents ou plus" }
        if from < to { return "\(from) à \(to) salariés présents" }
        return "\(from) \(from > 1 ? "salariés présents" : "salarié présent")"
    }

    /// The bounds in `referentiel`.
    var members: [JSONMember] {
        var members = from > 0 ? [JSONMember("de", .integer(from))] : []
        if to < Int.max { members.append(JSONMember("a", .integer(to))) }
        return members
    }

    /// Checks that every size from `first` on is in one of these ranges, and in one only; `kind` is what they say, and `example`
    /// gives a declaration of a size.
    static func checkCoverage(
        _ ranges: [SizeRange], from first: Int, _ kind: SizeFinding.Kind, example: (Int) -> String?, _ log: FindingLog
    ) {
        var next = first
        for (index, range) in ranges.enumerated() {
            if range.from > next {
                log.add(SizeFinding.gap(kind, next...range.from - 1, example(next)), at: range.span)
            } else if index > 0, range.from < next {
                let earlier = ranges[..<index].last { $0.to >= range.from } ?? ranges[index - 1]
                let size = max(range.from, earlier.from)
                log.add(SizeFinding.overlap(kind, size, earlier: earlier.span, example(size)), at: range.span)
            }
            next = max(next, range.to == Int.max ? Int.max : range.to + 1)
        }
        if let last = ranges.last, next != Int.max {
            log.add(SizeFinding.open(kind, from: next, example(next)), at: last.span)
        }
    }

    private static func size(_ text: SourceText, _ key: String, _ log: FindingLog) -> Int? {
        let string = text.string
        if let size = Int(string), string.utf8.count <= 6, string.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return size }
        log.add(SizeFinding.noSize(key), at: text.span)
        return nil
    }
}
