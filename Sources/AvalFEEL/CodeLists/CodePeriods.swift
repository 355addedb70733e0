import AvalValues

/// On which days each code of a list is one: for most codes a single stretch of days.
struct CodePeriods: Sendable {
    /// The stretches of all codes, one code after another.
    private let stretches: [ClosedRange<Int>]
    /// Where the stretches of each code begin, and where the last ones end.
    private let starts: [Int]

    init(_ periods: [[ClosedRange<Int>]]) {
        stretches = periods.flatMap { $0 }
        starts = periods.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    }

    /// Whether the code at a position is one on a day.
    func holds(_ position: Int, on day: Int) -> Bool {
        for index in starts[position]..<starts[position + 1] where stretches[index].contains(day) { return true }
        return false
    }

    /// The first of some days on which it is none.
    func firstGap(_ position: Int, in days: ClosedRange<Int>) -> Int? {
        Self.firstGap(Array(stretches[starts[position]..<starts[position + 1]]), in: days)
    }

    /// The first of some days that is in none of the stretches.
    static func firstGap(_ stretches: [ClosedRange<Int>], in days: ClosedRange<Int>) -> Int? {
        var next = days.lowerBound
        for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard stretch.lowerBound <= next else { break }
            guard stretch.upperBound < days.upperBound else { return stretch.upperBound >= next ? nil : next }
            next = max(next, stretch.upperBound + 1)
        }
        return next <= days.upperBound ? next : nil
    }
}
