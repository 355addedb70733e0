/// 256 bits without a sign: wide enough for the product of two significands, and for a shifted one.
struct Wide {
    var high: UInt128
    var low: UInt128

    init(_ low: UInt128) {
        high = 0
        self.low = low
    }

    init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    /// The whole product of two factors.
    static func product(_ left: UInt128, _ right: UInt128) -> Wide {
        let (high, low) = left.multipliedFullWidth(by: right)
        return Wide(high: high, low: low)
    }

    /// The sum; the callers' operands stay far below 2^256.
    static func + (left: Wide, right: Wide) -> Wide {
        let (low, carry) = left.low.addingReportingOverflow(right.low)
        return Wide(high: left.high &+ right.high &+ (carry ? 1 : 0), low: low)
    }

    /// The difference; `left` is the greater.
    static func - (left: Wide, right: Wide) -> Wide {
        let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
        return Wide(high: left.high &- right.high &- (borrow ? 1 : 0), low: low)
    }

    static func < (left: Wide, right: Wide) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }

    /// Quotient and remainder by a divisor of 128 bits, above zero.
    func divided(by divisor: UInt128) -> (quotient: Wide, remainder: UInt128) {
        if high == 0 {
            let (quotient, remainder) = low.quotientAndRemainder(dividingBy: divisor)
            return (Wide(quotient), remainder)
        }
        let (top, rest) = high.quotientAndRemainder(dividingBy: divisor)
        let (bottom, remainder) = divisor.dividingFullWidth((rest, low))
        return (Wide(high: top, low: bottom), remainder)
    }

    /// How many decimal digits it takes; zero takes none.
    var digitCount: Int {
        if high == 0 { return decimalDigits(low) }
        let quotient = divided(by: pow10(38)).quotient
        return quotient.high == 0 ? 38 + decimalDigits(quotient.low) : 77
    }
}

private let powers: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
}()

/// Ten to the power, from 0 to 38.
func pow10(_ power: Int) -> UInt128 { powers[power] }

/// How many decimal digits it takes; zero takes none.
func decimalDigits(_ value: UInt128) -> Int {
    guard value != 0 else { return 0 }
    // 1233/4096 is just above log10(2): the estimate is right or one too low.
    let bits = 128 - value.leadingZeroBitCount
    let estimate = (bits * 1233) >> 12
    return estimate > 38 || value < powers[estimate] ? estimate : estimate + 1
}
