import AvalValues

/// What a declaration is expected to cost by a tariff: a line for each of its lines, the tax of each rate, the totals;
/// everything in cents. One for each thread: its memory is reused, and nothing is allocated where no line has a detail.
public final class Estimate {
    /// How many lines it has, in the tariff's order.
    public private(set) var lineCount = 0
    /// How many rates of tax it has, in the order of the lines.
    public private(set) var rateCount = 0
    /// The sum of the lines.
    public private(set) var excludingTax = 0
    /// The sum of the taxes.
    public private(set) var tax = 0
    /// Whether no price is known by deduction alone.
    public private(set) var isConfirmed = true
    /// How many calls it has; 0 where the tariff is not called in parts.
    public private(set) var callCount = 0
    /// The index of the first of them among the tariff's.
    public private(set) var firstCall = 0
    /// How many salariés are billed.
    private(set) var present = 0
    /// How many of them the tariff itself counted, where it tells who is billed.
    private var billed = 0
    /// What is counted, by the indexes of the plans.
    let counts: Counters
    private var lines: FlatArray<EstimateLine>
    private var taxes: FlatArray<RateTax>
    private var calls: FlatArray<CallAmount>
    /// For each line with one, how its quantity or price came about; empty where no line has one.
    private var details: [Int: String] = [:]

    /// Room for an estimate by any of these tariffs.
    public init(for tariffs: [Tariff]) {
        func most(_ count: (Tariff) -> Int) -> Int { tariffs.map(count).max() ?? 0 }
        counts = Counters(count: most { $0.plan.heads.countCount })
        lines = FlatArray(repeating: EstimateLine(quantity: 0, price: 0), count: most { $0.lines.count })
        taxes = FlatArray(repeating: RateTax(rate: 0), count: most { $0.plan.rates.count })
        calls = FlatArray(repeating: CallAmount(), count: most { $0.calls.count })
    }

    /// The numbers of a line, by its index.
    public func line(_ index: Int) -> EstimateLine { lines[index] }

    /// How the quantity or the price of a line came about, in French; nil where the line needs no explanation.
    public func detail(ofLine index: Int) -> String? { details.isEmpty ? nil : details[index] }

    /// The tax of a rate, by its index.
    public func tax(ofRate index: Int) -> RateTax { taxes[index] }

    /// What a call comes to, by its index below `callCount`.
    public func call(_ index: Int) -> CallAmount { calls[index] }

    // MARK: Counting

    /// Forgets the declaration before.
    public func reset() {
        counts.reset()
        billed = 0
    }

    /// Counts one more salarié whom the tariff itself says to bill.
    @inline(__always)
    func addBilled() { billed += 1 }

    /// What was counted, by the index that the plan gave it.
    func count(_ index: Int) -> Int { counts[index] }

    // MARK: Settling

    /// Begins the estimate of a tariff for so many present salariés, once all are counted; nil for those that it counted.
    func begin(lines: Int, present: Int?, isConfirmed: Bool) {
        lineCount = lines
        self.present = present ?? billed
        self.isConfirmed = isConfirmed
        if !details.isEmpty { details.removeAll(keepingCapacity: true) }
    }

    /// Gives a line its numbers.
    func set(_ line: EstimateLine, at index: Int) { lines[index] = line }

    /// The sum of some lines.
    func total(of indexes: [Int]) -> Int { indexes.reduce(0) { $0 + lines[$1].total } }

    /// Says how the quantity or the price of a line came about.
    func setDetail(_ text: String, ofLine index: Int) { details[index] = text }

    /// Taxes the lines, once all have their totals: once a rate, on the sum of that rate's lines.
    func close(by plan: borrowing TariffPlan) {
        (excludingTax, tax, rateCount) = (0, 0, plan.rates.count)
        for index in 0..<rateCount { taxes[index] = RateTax(rate: plan.rates[index]) }
        for index in 0..<lineCount {
            let price = plan.prices[index]
            taxes[price.rate].base += lines[index].total
            if !price.isSpread { taxes[price.rate].atOnce += lines[index].total }
        }
        for index in 0..<rateCount {
            let base = taxes[index].base
            taxes[index].amount = RateTax.tax(on: base, rate: taxes[index].rate)
            excludingTax += base
            tax += taxes[index].amount
        }
        callInParts(by: plan)
    }
    /// Cuts the totals into the calls of the size, each rate's base and tax by cumulative rounding.
    private func callInParts(by plan: borrowing TariffPlan) {
        callCount = 0
        for index in 0..<plan.calls.count where present <= plan.calls[index].to {
            (firstCall, callCount) = (plan.calls[index].first, plan.calls[index].count)
            break
        }
        for call in 0..<callCount {
            var amount = CallAmount()
            for index in 0..<rateCount {
                let rate = taxes[index]
                let sums = (rate.sum(ofFirst: call, of: callCount), rate.sum(ofFirst: call + 1, of: callCount))
                amount.excludingTax += sums.1 - sums.0
                amount.tax += RateTax.tax(on: sums.1, rate: rate.rate) - RateTax.tax(on: sums.0, rate: rate.rate)
            }
            calls[call] = amount
        }
    }
}
