/// Rows in which each pair of values of two fields that a rule reads stands together at least once.
struct PairPlan {
    /// The most fields of a rule that are paired, and the most values of each: what is left out is counted.
    private static let mostFields = 8
    private static let mostValues = 14

    /// A pair, by the positions of its fields and values.
    private struct Pair: Hashable {
        let (one, first): (Int, Int)
        let (other, second): (Int, Int)
    }

    private let fields: [(place: FieldValues.Place, values: [FieldValues.Candidate])]
    private var open: [Pair] = []
    private var isOpen: Set<Pair> = []
    private var next = 0
    /// How many pairs there are, and how many are left out.
    let (total, left): (Int, Int)

    init(_ fields: [(FieldValues.Place, [FieldValues.Candidate])], _ dice: inout CorpusDice) {
        let whole = fields.filter { $0.1.count > 1 }
        let kept = whole.prefix(Self.mostFields).map { place, values in
            (place, Array(values.prefix(Self.mostValues)))
        }
        self.fields = kept.map { (place: $0.0, values: $0.1) }
        func pairs(_ counts: [Int]) -> Int {
            counts.indices.reduce(0) { sum, index in sum + counts[..<index].reduce(0, +) * counts[index] }
        }
        total = pairs(kept.map(\.1.count))
        left = pairs(whole.map(\.1.count)) - total
        var all: [Pair] = []
        for one in kept.indices {
            for other in kept.indices where other > one {
                for first in kept[one].1.indices {
                    for second in kept[other].1.indices {
                        all.append(Pair(one: one, first: first, other: other, second: second))
                    }
                }
            }
        }
        open = dice.shuffled(all)
        isOpen = Set(all)
    }

    /// How many pairs still stand in no row.
    var openCount: Int { isOpen.count }

    /// The next row: a value for each field; nil where all pairs stood together.
    mutating func row() -> [(place: FieldValues.Place, value: FieldValues.Candidate)]? {
        while next < open.count, !isOpen.contains(open[next]) { next += 1 }
        guard next < open.count else { return nil }
        var chosen = [Int?](repeating: nil, count: fields.count)
        chosen[open[next].one] = open[next].first
        chosen[open[next].other] = open[next].second
        for field in fields.indices where chosen[field] == nil {
            let gains = fields[field].values.indices.map { gain(of: $0, at: field, chosen) }
            let best = gains.max() ?? 0
            chosen[field] = gains.firstIndex(of: best)
        }
        let row = chosen.map { $0 ?? 0 }
        for one in row.indices {
            for other in row.indices where other > one {
                isOpen.remove(Pair(one: one, first: row[one], other: other, second: row[other]))
            }
        }
        return row.enumerated().map { (fields[$0].place, fields[$0].values[$1]) }
    }

    private func gain(of value: Int, at field: Int, _ chosen: [Int?]) -> Int {
        chosen.indices.count { other in
            guard let second = chosen[other], other != field else { return false }
            let pair =
                field < other
                ? Pair(one: field, first: value, other: other, second: second)
                : Pair(one: other, first: second, other: field, second: value)
            return isOpen.contains(pair)
        }
    }
}
