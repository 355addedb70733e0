extension Decimal128 {
    /// The square root, rounded to 34 digits; `nil` for a negative number.
    public var squareRoot: Decimal128? {
        guard significand > 0 else { return significand == 0 ? .zero : nil }
        // An even exponent, and 69 or 70 digits under the root: 35 digits come out.
        var shift = 70 - decimalDigits(significand.magnitude)
        if (exponent - shift) % 2 != 0 { shift -= 1 }
        let radicand = widened(by: shift)
        var root: UInt128 = 0
        for bit in (0..<118).reversed() {
            let candidate = root | (1 << UInt128(bit))
            if !(radicand < Wide.product(candidate, candidate)) { root = candidate }
        }
        let square = Wide.product(root, root)
        let exact = !(square < radicand)
        let result = Decimal128.rounding(
            Wide(root), exponent: (exponent - shift) / 2, negative: false, sticky: !exact)
        return exact ? result?.reduced : result
    }

    /// e to this power, rounded to 34 digits; `nil` beyond the greatest number.
    public var exponential: Decimal128? {
        guard decimalDigits(significand.magnitude) + exponent < 6 else { return isNegative ? .zero : nil }
        return fixed.exponential.map { isZero ? .one : $0 }
    }

    /// The natural logarithm, rounded to 34 digits; `nil` for what is not above zero.
    public var naturalLogarithm: Decimal128? {
        guard significand > 0 else { return nil }
        guard let distance = subtracting(.one), !distance.isZero else { return .zero }
        // Next to 1 the logarithm is as small as the distance: the series keeps its digits.
        if decimalDigits(distance.significand.magnitude) + distance.exponent < -12 {
            let square = distance.multiplied(by: distance)
            let cube = square?.multiplied(by: distance)
            guard let half = square?.divided(by: Decimal128(2)), let third = cube?.divided(by: Decimal128(3))
            else { return distance }
            return distance.subtracting(half)?.adding(third)
        }
        return fixedLogarithm.decimal
    }

    /// This number to a power, rounded to 34 digits; `nil` where there is no such number (zero to a negative power, a
    /// negative number to a fraction) and beyond the greatest number.
    public func power(_ other: Decimal128) -> Decimal128? {
        if other.isZero { return .one }
        if isZero { return other.isNegative ? nil : .zero }
        if let whole = other.integer {
            if let exact = exactPower(whole) { return exact }
        } else if isNegative {
            return nil
        }
        guard decimalDigits(other.significand.magnitude) + other.exponent < 19 else { return nil }
        let odd = isNegative && (other.truncatedInt128.map { $0 % 2 != 0 } ?? false)
        let logarithm = magnitude.fixedLogarithm
        let factor = other.fixed
        // Beyond 20 000 the exponential has no number any more; the product must not leave the 64 bits before that.
        let (high, low) = logarithm.magnitude.whole.multipliedFullWidth(by: factor.magnitude.whole)
        let negative = logarithm.negative != factor.negative
        guard high == 0, low < 1 << 40 else { return negative ? .zero : nil }
        let exponent = SignedFixed(magnitude: logarithm.magnitude * factor.magnitude, negative: negative)
        return exponent.exponential.map { odd ? $0.negated : $0 }
    }

    /// The power by multiplication, as long as every product is exact.
    private func exactPower(_ power: Int) -> Decimal128? {
        guard power.magnitude <= 1_000_000_000 else { return nil }
        var rest = power.magnitude
        var base = reduced
        var result = Decimal128.one
        while rest > 0 {
            if rest & 1 == 1 {
                guard let product = result.multipliedExactly(by: base) else { return nil }
                result = product
            }
            rest >>= 1
            if rest > 0 {
                guard let square = base.multipliedExactly(by: base) else { return nil }
                base = square
            }
        }
        return power < 0 ? Decimal128.one.divided(by: result) : result
    }

    private func multipliedExactly(by other: Decimal128) -> Decimal128? {
        let wide = Wide.product(significand.magnitude, other.significand.magnitude)
        let power = exponent + other.exponent
        guard wide.digitCount <= Decimal128.precision, power >= Decimal128.minExponent, power <= Decimal128.maxExponent
        else { return nil }
        let digits = Int128(wide.low)
        return Decimal128(unchecked: isNegative != other.isNegative ? -digits : digits, power)
    }

    /// The number in the workshop's form; its magnitude is below 10^19, and what is below 10^-38 is lost.
    private var fixed: SignedFixed {
        let digits = significand.magnitude
        let magnitude: Fixed
        if exponent >= 0 {
            magnitude = Fixed(digits * pow10(min(exponent, 19)), over: 1)
        } else if exponent >= -38 {
            magnitude = Fixed(digits, over: pow10(-exponent))
        } else {
            magnitude = -exponent > 76 ? .zero : Fixed(digits / pow10(-exponent - 38), over: pow10(38))
        }
        return SignedFixed(magnitude: magnitude, negative: isNegative)
    }

    /// The natural logarithm of a number above zero.
    private var fixedLogarithm: SignedFixed {
        let fraction = decimalDigits(significand.magnitude) - 1
        let mantissa = Fixed(significand.magnitude, over: pow10(fraction)).logarithm
        let tens = exponent + fraction
        let scale = SignedFixed(magnitude: Fixed.ln10 * Fixed(UInt64(tens.magnitude)), negative: tens < 0)
        return SignedFixed(magnitude: mantissa, negative: false) + scale
    }
}
