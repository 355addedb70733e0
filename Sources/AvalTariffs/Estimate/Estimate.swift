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
    /// How many salariés are present.
    private(set) var present = 0
    /// What is counted, by the indexes of the plans.
    let counts: Counters
    private var lines: FlatArray<EstimateLine>
    private var taxes: FlatArray<RateTax>
    /// For each line with one, how its quantity or price came about; empty where no line has one.
    private var details: [Int: String] = [:]

    /// Room for an estimate by any of these tariffs.
    public init(for tariffs: [Tariff]) {
        func most(_ count: (Tariff) -> Int) -> Int { tariffs.map(count).max() ?? 0 }
        counts = Counters(count: most { $0.plan.countCount })
        lines = FlatArray(repeating: EstimateLine(quantity: 0, price: 0), count: most { $0.lines.count })
        taxes = FlatArray(repeating: RateTax(rate: 0), count: most { $0.plan.rates.count })
    }

    /// The numbers of a line, by its index.
    public func line(_ index: Int) -> EstimateLine { lines[index] }

    /// How the quantity or the price of a line came about, in French; nil where the line needs no explanation.
    public func detail(ofLine index: Int) -> String? { details.isEmpty ? nil : details[index] }

    /// The tax of a rate, by its index.
    public func tax(ofRate index: Int) -> RateTax { taxes[index] }

    // MARK: Counting

    /// Forgets the declaration before.
    public func reset() { counts.reset() }

    /// What was counted, by the index that the plan gave it.
    func count(_ index: Int) -> Int { counts[index] }

    // MARK: Settling

    /// Begins the estimate of a tariff for so many present salariés, once all are counted.
    func begin(lines: Int, present: Int, isConfirmed: Bool) {
        lineCount = lines
        self.present = present
        self.isConfirmed = isConfirmed
        if !details.isEmpty { details.removeAll(keepingCapacity: true) }
    }

    /// Gives a line its numbers.
    func set(_ line: EstimateLine, at index: Int) { lines[index] = line }

    /// Says how the quantity or the price of a line came about.
    func setDetail(_ text: String, ofLine index: Int) { details[index] = text }

    /// Taxes the lines, once all have their totals: once a rate, on the sum of that rate's lines.
    func close(by plan: borrowing TariffPlan) {
        (excludingTax, tax, rateCount) = (0, 0, plan.rates.count)
        for index in 0..<rateCount { taxes[index] = RateTax(rate: plan.rates[index]) }
        for index in 0..<lineCount { taxes[plan.prices[index].rate].base += lines[index].total }
        for index in 0..<rateCount {
            let base = taxes[index].base
            taxes[index].amount = RateTax.tax(on: base, rate: taxes[index].rate)
            excludingTax += base
            tax += taxes[index].amount
        }
    }
}
