import AvalValues

/// The prices of one exercice, ready for use: the place of a word in its list gives the line.
///
/// What is asked for at every declaration is flat memory, written in `init` alone: no reference is counted, which would
/// be slow where several threads share a table.
public final class TariffTable: @unchecked Sendable {
    /// A line of the estimate.
    public struct Line: Sendable {
        /// Its code in verdicts.
        public let code: String
        /// What the adhérent reads.
        public let label: String
        /// The price of one, without tax, in cents.
        public let price: Int
        /// The VAT rate, in hundredths of a percent.
        public let rate: Int
    }

    /// The tax of one rate, everything in cents.
    public struct VAT: Sendable, Equatable {
        /// The rate, in hundredths of a percent.
        public let rate: Int
        /// The sum of that rate's lines.
        public let base: Int
        /// The tax on it.
        public let amount: Int
    }

    /// The period billed.
    public let exercice: Int
    /// The fact whose words choose the line, by its position among the facts of a salarié that tariffs use.
    public let selector: String
    /// For each word of that fact, by its position, the line that bills it, or -1.
    public let lineOfWord: UnsafeBufferPointer<Int>
    /// The lines, in the order of the estimate.
    public let lines: [Line]
    /// The rates, each once, in the order of the lines.
    public let rates: UnsafeBufferPointer<Int>
    /// Whether a price is known by deduction alone.
    public let isDeduced: Bool
    /// For each line, its price in cents and its rate, by its place in `rates`.
    private let prices: UnsafeBufferPointer<(price: Int, rate: Int)>

    init(
        exercice: Int, selector: String, lineOfWord: [Int], lines: [Line], rates: [Int], isDeduced: Bool
    ) {
        self.exercice = exercice
        self.selector = selector
        self.lineOfWord = UnsafeBufferPointer(keeping: lineOfWord)
        self.lines = lines
        self.rates = UnsafeBufferPointer(keeping: rates)
        self.isDeduced = isDeduced
        prices = UnsafeBufferPointer(keeping: lines.map { line in (line.price, rates.firstIndex(of: line.rate) ?? 0) })
    }

    deinit {
        lineOfWord.deallocate()
        rates.deallocate()
        prices.deallocate()
    }

    /// What a line costs for so many salariés, in cents, without the tax.
    public func total(line: Int, _ quantities: UnsafeBufferPointer<Int>) -> Int {
        prices[line].price * quantities[line]
    }

    /// The tax of a rate, by its place, on the lines for so many salariés each.
    public func tax(rate place: Int, _ quantities: UnsafeBufferPointer<Int>) -> VAT {
        var base = 0
        for line in 0..<prices.count where prices[line].rate == place { base += total(line: line, quantities) }
        return VAT(rate: rates[place], base: base, amount: Self.tax(on: base, rate: rates[place]))
    }

    /// What the lines cost in all for so many salariés each, in cents, without the tax and the tax; nothing is allocated.
    public func totals(quantities: UnsafeBufferPointer<Int>) -> (excludingTax: Int, tax: Int) {
        var (sum, amount) = (0, 0)
        for place in 0..<rates.count {
            let vat = tax(rate: place, quantities)
            sum += vat.base
            amount += vat.amount
        }
        return (sum, amount)
    }

    /// The tax on an amount in cents, to the cent, the half away from zero (EN 16931, BR-CO-17; CIBS, art. L131-2).
    public static func tax(on base: Int, rate: Int) -> Int {
        let exact = base.magnitude * UInt(rate)
        let rounded = Int((exact + 5000) / 10_000)
        return base < 0 ? -rounded : rounded
    }
}
