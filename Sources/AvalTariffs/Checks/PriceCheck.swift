import AvalSource
import AvalValues

/// Prices that are well written and yet probably not meant, or not allowed.
struct PriceCheck {
    let bounds: [PriceBounds]
    let log: FindingLog

    /// From how many times the price of the year beside it a price is taken for a slip.
    private static let farthest = 10

    /// Checks tariffs in the order of their exercices.
    func run(_ files: [TariffFile]) {
        for (index, file) in files.enumerated() {
            let earlier = index > 0 ? files[index - 1] : nil
            for line in file.lines {
                for price in line.terms.prices { check(price) }
                if let before = earlier?.lines.first(where: { $0.code == line.code }) { compare(line, before) }
                if line.terms.isContribution, !line.isOutOfBounds { checkBounds(line, file.exercice) }
            }
        }
    }

    private func check(_ price: LinePrice) {
        if price.cents == 0, let span = price.span { log.add(PriceFinding.zero, at: span) }
    }

    private func compare(_ line: TariffFile.Line, _ before: TariffFile.Line) {
        for (price, earlier) in zip(line.terms.prices, before.terms.prices) {
            let (less, more) = (min(price.cents, earlier.cents), max(price.cents, earlier.cents))
            guard less > 0, more >= less * Self.farthest, let span = price.span, let first = earlier.span else {
                continue
            }
            log.add(PriceFinding.far(Money.french(price.cents), Money.french(earlier.cents), first), at: span)
        }
    }

    private func checkBounds(_ line: TariffFile.Line, _ exercice: Int) {
        guard let bounds = bounds.first(where: { $0.exercice == exercice }) else { return }
        for price in line.terms.prices where price.cents > 0 && !bounds.allow(price.cents) {
            log.add(PriceFinding.outOfBounds(Money.french(price.cents), bounds), at: price.span)
        }
    }
}
