/// The tax of one rate, everything in cents.
public struct RateTax: BitwiseCopyable, Sendable, Equatable {
    /// The rate, in hundredths of a percent.
    public let rate: Int
    /// The sum of that rate's lines.
    public internal(set) var base = 0
    /// The tax on it.
    public internal(set) var amount = 0
    /// The part of the base that the first call has whole.
    var atOnce = 0

    init(rate: Int) {
        self.rate = rate
    }

    /// The tax on an amount in cents, to the cent, the half away from zero (EN 16931, BR-CO-17; CIBS, art. L131-2).
    static func tax(on base: Int, rate: Int) -> Int { Money.part(rate, of: base) }

    /// What the first calls of several come to together, by cumulative rounding: the calls then add up to the whole.
    func sum(ofFirst calls: Int, of all: Int) -> Int {
        calls == 0 ? 0 : atOnce + Money.rounded(base - atOnce, times: calls, over: all)
    }
}
