import AvalValues

/// How the lines of a tariff come about from slots: flat tables for what all declarations need, and computations for the
/// lines that tables cannot say.
struct TariffPlan: ~Copyable, Sendable {
    /// How a line is priced: so many at so much, unless a computation says otherwise.
    struct Price: BitwiseCopyable, Sendable {
        /// What is billed, by the index of its count; -1 where only a computation knows.
        let count: Int
        /// The price of one, in cents.
        let price: Int
        /// The line's rate, by its index in `rates`.
        let rate: Int
        /// Whether it is spread over all calls; the first one has it whole otherwise.
        let isSpread: Bool
    }

    /// A truth of the declaration without which a line is not due.
    struct Condition: BitwiseCopyable, Sendable {
        /// The line's index.
        let line: Int
        /// The slot of the truth.
        let slot: Int
        /// Whether it must be true, or must not.
        let isMet: Bool
    }

    /// What gives a line its numbers where tables cannot say them.
    struct Computation: Sendable {
        /// The line's index.
        let line: Int
        /// Sets the line of that index from what was counted and from the declaration's row.
        let run: @Sendable (_ line: Int, Estimate, TariffRows) -> Void
    }

    /// The calls of some sizes.
    struct Calls: BitwiseCopyable, Sendable {
        /// The most present salariés.
        let to: Int
        /// The first of the tariff's calls, and how many there are.
        let first: Int
        let count: Int

        /// Those of a tariff, in the order in which its calls stand.
        static func all(of terms: [CallTerms]) -> [Calls] {
            var first = 0
            return terms.map { item in
                defer { first += item.frequency.count }
                return Calls(to: item.sizes.to, first: first, count: item.frequency.count)
            }
        }
    }

    let heads: HeadCounts
    /// The prices of the lines, in their order.
    let prices: FlatArray<Price>
    /// The rates, each once, in the order of the lines.
    let rates: FlatArray<Int>
    let conditions: FlatArray<Condition>
    /// How the total is called, from the smallest size to the largest; empty where it is not called in parts.
    let calls: FlatArray<Calls>
    let hasComputations: Bool
    /// In the order of ``TariffKind/all``: what depends on other lines comes after them.
    let computations: [Computation]

    init(
        heads: consuming HeadCounts, prices: [Price], rates: [Int], conditions: [Condition],
        computations: [Computation], calls: [Calls]
    ) {
        self.heads = heads
        self.prices = FlatArray(prices)
        self.rates = FlatArray(rates)
        self.conditions = FlatArray(conditions)
        self.calls = FlatArray(calls)
        self.computations = computations
        hasComputations = !computations.isEmpty
    }

    /// Prices what was counted.
    func settle(_ estimate: Estimate, _ root: TariffRows) {
        heads.share(in: estimate)
        for index in 0..<prices.count {
            let price = prices[index]
            let quantity = price.count < 0 || !isDue(index, root) ? 0 : estimate.count(price.count)
            estimate.set(EstimateLine(quantity: quantity, price: price.price), at: index)
        }
        if hasComputations {
            for computation in computations where isDue(computation.line, root) {
                computation.run(computation.line, estimate, root)
            }
        }
        estimate.close(by: self)
    }

    /// Whether all that a line depends on holds.
    private func isDue(_ line: Int, _ root: TariffRows) -> Bool {
        for index in 0..<conditions.count where conditions[index].line == line {
            if root.isTrue(0, slot: conditions[index].slot) != conditions[index].isMet { return false }
        }
        return true
    }
}
