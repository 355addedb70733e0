extension Decimal128 {
    /// The sum, rounded half-even to 34 digits; `nil` beyond the greatest number.
    @inlinable
    public func adding(_ other: Decimal128) -> Decimal128? {
        if exponent == other.exponent {
            let sum = significand + other.significand
            if sum.magnitude < Decimal128.limit.magnitude { return Decimal128(unchecked: sum, exponent) }
        }
        return addingSlowly(other)
    }

    /// The difference, rounded half-even to 34 digits; `nil` beyond the greatest number.
    @inlinable
    public func subtracting(_ other: Decimal128) -> Decimal128? { adding(other.negated) }

    /// The number with the other sign.
    @inlinable
    public var negated: Decimal128 { Decimal128(unchecked: -significand, exponent) }

    /// The number without its sign.
    @inlinable
    public var magnitude: Decimal128 { significand < 0 ? negated : self }

    /// The product, rounded half-even to 34 digits; `nil` beyond the greatest number.
    @inlinable
    public func multiplied(by other: Decimal128) -> Decimal128? {
        if let left = Int64(exactly: significand), let right = Int64(exactly: other.significand) {
            let product = Int128(left) * Int128(right)
            let power = exponent + other.exponent
            if product.magnitude < Decimal128.limit.magnitude, power >= Decimal128.minExponent,
                power <= Decimal128.maxExponent
            {
                return Decimal128(unchecked: product, power)
            }
        }
        return multipliedSlowly(by: other)
    }

    @usableFromInline
    func multipliedSlowly(by other: Decimal128) -> Decimal128? {
        Decimal128.rounding(
            .product(significand.magnitude, other.significand.magnitude), exponent: exponent + other.exponent,
            negative: (significand < 0) != (other.significand < 0), sticky: false)
    }

    @usableFromInline
    func addingSlowly(_ other: Decimal128) -> Decimal128? {
        let (upper, lower) = exponent >= other.exponent ? (self, other) : (other, self)
        guard upper.significand != 0 else { return lower }
        let shift = upper.exponent - lower.exponent
        let width = decimalDigits(upper.significand.magnitude) + shift
        guard width <= 70 else { return upper.nudged(by: lower) }
        let wide = upper.widened(by: shift)
        let small = Wide(lower.significand.magnitude)
        let negative = upper.significand < 0
        if negative == (lower.significand < 0) || lower.significand == 0 {
            return Decimal128.rounding(wide + small, exponent: lower.exponent, negative: negative, sticky: false)
        }
        if wide < small {
            return Decimal128.rounding(small - wide, exponent: lower.exponent, negative: !negative, sticky: false)
        }
        return Decimal128.rounding(wide - small, exponent: lower.exponent, negative: negative, sticky: false)
    }

    /// The magnitude of the significand times ten to the power; together they have at most 70 digits.
    func widened(by power: Int) -> Wide {
        let first = min(power, 38 - decimalDigits(significand.magnitude))
        return .product(significand.magnitude * pow10(first), pow10(power - first))
    }

    /// The sum with a number so small that only its sign can matter to the rounding.
    private func nudged(by small: Decimal128) -> Decimal128? {
        let room = 36 - decimalDigits(significand.magnitude)
        let shifted = significand * Int128(pow10(room))
        return Decimal128(significand: shifted + small.significand.signum(), exponent: exponent - room)
    }

    /// The quotient, rounded half-even to 34 digits; `nil` for a divisor of zero, and beyond the greatest number.
    public func divided(by divisor: Decimal128) -> Decimal128? {
        guard divisor.significand != 0 else { return nil }
        let power = exponent - divisor.exponent
        let (exact, rest) = significand.quotientAndRemainder(dividingBy: divisor.significand)
        if rest == 0 { return Decimal128(significand: exact, exponent: power) }
        let bottom = divisor.significand.magnitude
        // One digit more than is kept, at least: the rest of the division only says "and a little more" then.
        let shift = Decimal128.precision + 1 + decimalDigits(bottom) - decimalDigits(significand.magnitude)
        let (quotient, remainder) = widened(by: shift).divided(by: bottom)
        let result = Decimal128.rounding(
            quotient, exponent: power - shift, negative: (significand < 0) != (divisor.significand < 0),
            sticky: remainder != 0)
        // An exact quotient is written with no more digits than it needs (IEEE 754, 5.2: the preferred exponent).
        return remainder == 0 ? result?.trimmed(to: power) : result
    }

    /// The same number with fewer trailing zeros, as long as the exponent stays at most `power`.
    private func trimmed(to power: Int) -> Decimal128 {
        var digits = significand
        var exponent = exponent
        while exponent < power, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
        return Decimal128(unchecked: digits, exponent)
    }
}
