/// Figures of one kind, a run each.
public struct Series: Sendable {
    /// The figures, from the smallest.
    public let sorted: [Double]

    /// The figures of some runs, in any order.
    public init(_ values: [Double]) {
        sorted = values.sorted()
    }

    /// The one in the middle, or the mean of the two that are; 0 without figures.
    public var median: Double {
        let middle = sorted.count / 2
        if sorted.isEmpty { return 0 }
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The smallest; 0 without figures.
    public var least: Double { sorted.first ?? 0 }
    /// The largest; 0 without figures.
    public var most: Double { sorted.last ?? 0 }

    /// The smallest figure that at least `share` of all do not exceed (nearest rank); `share` from 0 to 1.
    public func percentile(_ share: Double) -> Double {
        if sorted.isEmpty { return 0 }
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }
}

/// Two things measured in turn, so that what slows the machine for a while slows both.
public struct Pairs: Sendable {
    /// What is in question.
    public let first: Series
    /// What it is held against.
    public let second: Series
    /// The first to the second, run by run.
    public let ratio: Series

    /// The figures of each run; `first` and `second` have as many.
    public init(_ first: [Double], _ second: [Double]) {
        self.first = Series(first)
        self.second = Series(second)
        ratio = Series(zip(first, second).map { $1 > 0 ? $0 / $1 : 0 })
    }

    /// Measures both `rounds` times, each going first every other time; a first round of both is not counted.
    public static func measure(
        rounds: Int, _ first: () throws -> Double, _ second: () throws -> Double
    ) rethrows -> Pairs {
        var (ones, others): ([Double], [Double]) = ([], [])
        for round in 0...rounds {
            let (one, other): (Double, Double)
            if round % 2 == 0 {
                one = try first()
                other = try second()
            } else {
                other = try second()
                one = try first()
            }
            if round == 0 { continue }
            ones.append(one)
            others.append(other)
        }
        return Pairs(ones, others)
    }
}
