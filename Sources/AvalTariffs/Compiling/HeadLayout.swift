/// Where the heads of each word are counted: on the count of their line, or, where the declaration says which of several
/// lines has them, on one of their own that all those lines then take.
struct HeadLayout {
    /// For each word, the index of its count; -1 for none.
    let targets: [Int]
    /// What is added to which count once all heads are counted.
    let shares: [TariffPlan.Share]
    /// The lines that look at a number of the salarié too.
    let ranges: [TariffPlan.RangeCounter]
    /// How many counts there are now.
    let countCount: Int

    /// The layout of what lines say of heads, beside `countCount` counts; `number` gives the slots of numbers.
    init(_ claims: HeadClaims, countCount: Int, number: (NumberRange) -> Int?) {
        var next = countCount
        var shares: [TariffPlan.Share] = []
        var own: [[Int]: Int] = [:]
        targets = claims.claims.map { claims in
            let counts = claims.filter { $0.range == nil }.compactMap(\.count)
            guard counts.count > 1 else { return counts.first ?? -1 }
            if let known = own[counts] { return known }
            own[counts] = next
            shares += counts.map { TariffPlan.Share(from: next, to: $0) }
            next += 1
            return next - 1
        }
        self.shares = shares
        self.countCount = next
        ranges = claims.claims.enumerated().flatMap { word, claimed in
            claimed.compactMap { claim in
                guard let range = claim.range, let count = claim.count, let slot = number(range) else { return nil }
                return TariffPlan.RangeCounter(
                    wordSlot: claims.slot, word: word, slot: slot, from: range.from, to: range.to,
                    orAbsent: range.orAbsent, count: count)
            }
        }
    }
}
