import AvalValues

/// What a tariff counts of the salariés, in flat tables: a word of a salarié's row leads to the count that it adds to.
struct HeadCounts: ~Copyable, Sendable {
    let counters: FlatArray<TariffPlan.Counter>
    /// For each word of each counter, the index of the count that it adds to; -1 for none.
    let targets: FlatArray<Int>
    let ranges: FlatArray<TariffPlan.RangeCounter>
    let shares: FlatArray<TariffPlan.Share>
    let countCount: Int
    /// The slot of the truth that tells who is billed; -1 where the rules tell it.
    let presence: Int

    init(
        counters: [TariffPlan.Counter], targets: [Int], ranges: [TariffPlan.RangeCounter], shares: [TariffPlan.Share],
        countCount: Int, presence: Int
    ) {
        self.counters = FlatArray(counters)
        self.targets = FlatArray(targets)
        self.ranges = FlatArray(ranges)
        self.shares = FlatArray(shares)
        self.countCount = countCount
        self.presence = presence
    }

    /// Counts the billed salariés of some rows.
    func count(_ given: TariffRows, into estimate: Estimate) {
        let rows = given.billed(by: presence)
        let targets = targets.view
        for index in 0..<counters.count {
            let counter = counters[index]
            for row in 0..<rows.count where rows.isPresent(row) {
                let word = rows.word(row, slot: counter.slot)
                guard word >= 0 else { continue }
                let target = targets[counter.first + word]
                if target >= 0 { estimate.counts.add(at: target) }
            }
        }
        for index in 0..<ranges.count { count(ranges[index], rows, estimate) }
        if presence >= 0 { for row in 0..<rows.count where rows.isPresent(row) { estimate.addBilled() } }
    }

    private func count(_ range: TariffPlan.RangeCounter, _ rows: TariffRows, _ estimate: Estimate) {
        for row in 0..<rows.count where rows.isPresent(row) && rows.word(row, slot: range.wordSlot) == range.word {
            let number = rows.number(row, slot: range.slot)?.truncatedInteger
            let isIn = number.map { $0 >= range.from && $0 <= range.to } ?? range.orAbsent
            if isIn { estimate.counts.add(at: range.count) }
        }
    }

    /// Gives each line its part of what several lines may have.
    func share(in estimate: Estimate) {
        for index in 0..<shares.count {
            estimate.counts.add(estimate.count(shares[index].from), at: shares[index].to)
        }
    }
}

extension TariffPlan {
    /// A fact of the salarié whose words are counted.
    struct Counter: BitwiseCopyable, Sendable {
        /// Its slot.
        let slot: Int
        /// Where its words begin in `targets`.
        let first: Int
    }

    /// The salariés of one word whose number lies in a range.
    struct RangeCounter: BitwiseCopyable, Sendable {
        /// The slot of the word, and the word.
        let wordSlot: Int
        let word: Int
        /// The slot of the number, its least value, its greatest, and whether who has none counts.
        let slot: Int
        let from: Int
        let to: Int
        let orAbsent: Bool
        /// The index of the count that they add to.
        let count: Int
    }

    /// A count that is added to another once all are counted.
    struct Share: BitwiseCopyable, Sendable {
        let from: Int
        let to: Int
    }
}
