/// Which neighbour a number between two is rounded to.
public enum Rounding: Sendable {
    /// The nearest; of two equally near, the even one.
    case halfEven
    /// The nearest; of two equally near, the one farther from zero.
    case halfUp
    /// The nearest; of two equally near, the one nearer to zero.
    case halfDown
    /// The one farther from zero.
    case up
    /// The one nearer to zero.
    case down
    /// The greater.
    case ceiling
    /// The smaller.
    case floor

    /// Whether the magnitude grows by one unit, when what is cut off compares with half a unit as `half` says
    /// (negative: less, zero: equal, positive: more) and something is cut off.
    func increments(half: Int, odd: Bool, negative: Bool) -> Bool {
        switch self {
        case .halfEven: half > 0 || (half == 0 && odd)
        case .halfUp: half >= 0
        case .halfDown: half > 0
        case .up: true
        case .down: false
        case .ceiling: !negative
        case .floor: negative
        }
    }
}

extension Decimal128 {
    /// The number with at most `scale` digits after the point (before it, if negative); `nil` beyond the greatest
    /// number. DMN 1.5, 10.3.4.5 asks for scales from -6111 to 6176, which is the caller's to check.
    public func rounded(scale: Int, _ mode: Rounding = .halfEven) -> Decimal128? {
        let drop = -scale - exponent
        guard drop > 0, significand != 0 else { return self }
        let negative = significand < 0
        guard drop <= 38 else {
            let grows = mode.increments(half: -1, odd: false, negative: negative)
            return grows ? Decimal128(significand: negative ? -1 : 1, exponent: -scale) : .zero
        }
        let unit = pow10(drop)
        let (quotient, remainder) = significand.magnitude.quotientAndRemainder(dividingBy: unit)
        var digits = Int128(quotient)
        if remainder != 0 {
            let half = remainder == unit - remainder ? 0 : (remainder < unit - remainder ? -1 : 1)
            if mode.increments(half: half, odd: quotient % 2 == 1, negative: negative) { digits += 1 }
        }
        return Decimal128(significand: negative ? -digits : digits, exponent: -scale)
    }

    /// A magnitude of up to 256 bits as a number of 34 digits, half-even; `sticky` says that a little more than the
    /// magnitude is meant. `nil` beyond the greatest number.
    static func rounding(_ magnitude: Wide, exponent: Int, negative: Bool, sticky: Bool) -> Decimal128? {
        // Beyond these a rounding would only shift out, or in, more digits than there are.
        guard exponent > minExponent - 1_000 else { return .zero }
        guard exponent < maxExponent + 1_000 else { return magnitude.digitCount == 0 && !sticky ? .zero : nil }
        var power = exponent
        var digits = magnitude.low
        let drop = max(magnitude.digitCount - precision, minExponent - exponent)
        if drop > 0 {
            digits = shifted(magnitude, right: drop, sticky: sticky)
            power += drop
            if digits == limit.magnitude {
                digits /= 10
                power += 1
            }
        }
        if power > maxExponent {
            guard digits != 0 else { return Decimal128(unchecked: 0, maxExponent) }
            let room = precision - decimalDigits(digits)
            guard power - maxExponent <= room else { return nil }
            digits *= pow10(power - maxExponent)
            power = maxExponent
        }
        let signed = Int128(digits)
        return Decimal128(unchecked: negative ? -signed : signed, power)
    }

    /// The magnitude without its last `count` digits, half-even.
    private static func shifted(_ magnitude: Wide, right count: Int, sticky: Bool) -> UInt128 {
        guard count <= 76 else { return 0 }
        var rest = magnitude
        var sticky = sticky
        var count = count
        // More than 38 digits go in two steps: the digits of the first only matter as "more than nothing".
        if count > 38 {
            let (quotient, remainder) = rest.divided(by: pow10(count - 38))
            rest = quotient
            sticky = sticky || remainder != 0
            count = 38
        }
        let unit = pow10(count)
        let (quotient, remainder) = rest.divided(by: unit)
        let other = unit - remainder
        let half = remainder == other ? (sticky ? 1 : 0) : (remainder < other ? -1 : 1)
        let grows = (remainder != 0 || sticky) && (half > 0 || (half == 0 && quotient.low % 2 == 1))
        return quotient.low + (grows ? 1 : 0)
    }
}
