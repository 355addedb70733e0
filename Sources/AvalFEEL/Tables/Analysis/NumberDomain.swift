import AvalValues

/// Which numbers may come where one is asked about: between 9 and 10 there is no whole one.
public enum NumberDomain: Comparable, Sendable {
    /// Whole ones from zero on.
    case natural
    /// Whole ones.
    case whole
    /// Any.
    case any

    /// The values of parts that may come; each part is known by a value in it, and keeps its place.
    ///
    /// `parts` are those of all numbers, cut at `marks`: whatever lies at, between, below and above them.
    func among(_ parts: [Value]) -> [Value] {
        guard self != .any else { return parts }
        var found: [Value] = []
        for (index, part) in parts.enumerated() {
            guard case .number(let number) = part else { return parts }
            let below = index > 0 ? parts[index - 1].number : nil
            let above = index + 1 < parts.count ? parts[index + 1].number : nil
            guard let whole = Self.whole(at: number, between: below, and: above), self != .natural || whole >= .zero
            else { continue }
            found.append(.number(whole))
        }
        return found
    }

    /// A whole number in the part that a number stands for: itself, or where it is none, one between its neighbours. A
    /// neighbour is a mark, which is a part of its own, or stands for a part whose whole numbers are found there.
    private static func whole(
        at number: Decimal128, between below: Decimal128?, and above: Decimal128?
    ) -> Decimal128? {
        if number.isInteger { return number }
        if above == nil { return number.rounded(scale: 0, .ceiling) }
        if below == nil { return number.rounded(scale: 0, .floor) }
        return nil
    }
}
