/// Numbers that look drawn and are the same at every run (SplitMix64).
public struct Dice: RandomNumberGenerator {
    private var state: UInt64

    /// Dice that fall as the seed says.
    public init(_ seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// One of some values.
    public mutating func pick<Element>(_ values: [Element]) -> Element { values[roll(values.count)] }

    /// From 0 to `sides` less 1.
    public mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }

    /// True once in `times`.
    public mutating func once(in times: Int) -> Bool { roll(times) == 0 }
}
