import AvalValues

/// How the lines of a tariff come about from slots: flat tables for what all declarations need, and computations for the
/// lines that tables cannot say.
struct TariffPlan: ~Copyable, Sendable {
    /// A fact of the salarié whose words are counted.
    struct Counter: BitwiseCopyable, Sendable {
        /// Its slot.
        let slot: Int
        /// Where its words begin in `targets`.
        let first: Int
    }

    /// How a line is priced: so many at so much, unless a computation says otherwise.
    struct Price: BitwiseCopyable, Sendable {
        /// What is billed, by the index of its count; -1 where only a computation knows.
        let count: Int
        /// The price of one, in cents.
        let price: Int
        /// The line's rate, by its index in `rates`.
        let rate: Int
    }

    /// What gives a line its numbers where tables cannot say them.
    struct Computation: Sendable {
        /// The line's index.
        let line: Int
        /// Sets the line of that index from what was counted and from the declaration's row.
        let run: @Sendable (_ line: Int, Estimate, TariffRows) -> Void
    }

    let counters: FlatArray<Counter>
    /// For each word of each counter, the index of the count that it adds to; -1 for none.
    let targets: FlatArray<Int>
    let countCount: Int
    /// The prices of the lines, in their order.
    let prices: FlatArray<Price>
    /// The rates, each once, in the order of the lines.
    let rates: FlatArray<Int>
    let hasComputations: Bool
    /// In the order of ``TariffKind/all``: what depends on other lines comes after them.
    let computations: [Computation]

    init(
        counters: [Counter], targets: [Int], countCount: Int, prices: [Price], rates: [Int],
        computations: [Computation]
    ) {
        self.counters = FlatArray(counters)
        self.targets = FlatArray(targets)
        self.countCount = countCount
        self.prices = FlatArray(prices)
        self.rates = FlatArray(rates)
        self.computations = computations
        hasComputations = !computations.isEmpty
    }

    /// Counts the present salariés of some rows.
    func count(_ rows: TariffRows, into estimate: Estimate) {
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
    }

    /// Prices what was counted.
    func settle(_ estimate: Estimate, _ root: TariffRows) {
        for index in 0..<prices.count {
            let price = prices[index]
            let quantity = price.count < 0 ? 0 : estimate.count(price.count)
            estimate.set(EstimateLine(quantity: quantity, price: price.price), at: index)
        }
        if hasComputations { for computation in computations { computation.run(computation.line, estimate, root) } }
        estimate.close(by: self)
    }
}
