/// The tax of one rate, everything in cents.
public struct RateTax: BitwiseCopyable, Sendable, Equatable {
    /// The rate, in hundredths of a percent.
    public let rate: Int
    /// The sum of that rate's lines.
    public internal(set) var base = 0
    /// The tax on it.
    public internal(set) var amount = 0

    init(rate: Int) {
        self.rate = rate
    }

    /// The tax on an amount in cents, to the cent, the half away from zero (EN 16931, BR-CO-17; CIBS, art. L131-2).
    static func tax(on base: Int, rate: Int) -> Int {
        let exact = base.magnitude * UInt(rate)
        let rounded = Int((exact + 5000) / 10_000)
        return base < 0 ? -rounded : rounded
    }
}
