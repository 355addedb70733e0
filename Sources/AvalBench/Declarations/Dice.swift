import Glibc

/// Numbers that look drawn and are the same at every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// Dice that fall as the seed says.
    init(_ seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// A whole number of the range, each as likely.
    mutating func roll(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }

    /// One of some values.
    mutating func pick<Element>(_ values: [Element]) -> Element { values[roll(0...values.count - 1)] }

    /// True in `percent` of 100 cases.
    mutating func happens(percent: Int) -> Bool { roll(0...99) < percent }

    /// A number from the standard normal distribution (Box and Muller).
    mutating func normal() -> Double {
        let (first, second) = (unit(), unit())
        return (-2 * log(first)).squareRoot() * cos(2 * .pi * second)
    }

    /// A number above 0 and at most 1.
    private mutating func unit() -> Double { Double((next() >> 11) + 1) / 9_007_199_254_740_992 }

    /// Some of the values, `count` at most, none twice.
    mutating func sample<Element>(_ count: Int, of values: [Element]) -> [Element] {
        var left = values
        var taken: [Element] = []
        while taken.count < count, !left.isEmpty { taken.append(left.remove(at: roll(0...left.count - 1))) }
        return taken
    }
}
