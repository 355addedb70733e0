extension Fixed {
    static let ln2 = twiceArtanh(Fixed(1, over: 3))
    static let ln10 = ln2 + ln2 + ln2 + twiceArtanh(Fixed(1, over: 9))

    /// `2 artanh(z) = ln((1 + z) / (1 - z))`, for z up to 1/3.
    static func twiceArtanh(_ z: Fixed) -> Fixed {
        let square = z * z
        var power = z
        var sum = z
        var odd: UInt64 = 3
        while !power.isZero {
            power = power * square
            sum = sum + power / odd
            odd += 2
        }
        return sum + sum
    }

    /// The exponential of a number below 2.4.
    var exponential: Fixed {
        // exp(x) = exp(x / 256)^256: the series of the small argument is short.
        let small = self / 256
        var term = Fixed.one
        var sum = Fixed.one
        var index: UInt64 = 1
        while !term.isZero {
            term = term * small / index
            sum = sum + term
            index += 1
        }
        for _ in 0..<8 { sum = sum * sum }
        return sum
    }

    /// The natural logarithm of a number from 1 to 10.
    var logarithm: Fixed {
        // Halved into 0.75 to 1.5, where the series converges fast.
        var rest = self
        var halvings = Fixed.zero
        while Fixed(3, over: 2) < rest {
            rest = rest / 2
            halvings = halvings + Fixed.ln2
        }
        if rest < Fixed.one {
            return halvings - Fixed.twiceArtanh((Fixed.one - rest).fraction(of: Fixed.one + rest))
        }
        return halvings + Fixed.twiceArtanh((rest - Fixed.one).fraction(of: Fixed.one + rest))
    }
}

/// A fixed-point number with a sign.
struct SignedFixed {
    var magnitude: Fixed
    var negative: Bool

    static func + (left: SignedFixed, right: SignedFixed) -> SignedFixed {
        if left.negative == right.negative {
            return SignedFixed(magnitude: left.magnitude + right.magnitude, negative: left.negative)
        }
        if left.magnitude < right.magnitude {
            return SignedFixed(magnitude: right.magnitude - left.magnitude, negative: right.negative)
        }
        return SignedFixed(magnitude: left.magnitude - right.magnitude, negative: left.negative)
    }

    /// The number of 34 digits nearest to it; it is at least 10^-14, or zero.
    var decimal: Decimal128? {
        guard !magnitude.isZero else { return .zero }
        var scaled = magnitude
        var power = 0
        while scaled.whole == 0, power < 20 {
            scaled = scaled * Fixed(10)
            power += 1
        }
        return Decimal128.rounding(
            scaled.scaled(by: pow10(37)), exponent: -37 - power, negative: negative, sticky: true)
    }

    /// The exponential; `nil` beyond the greatest number.
    var exponential: Decimal128? {
        // e^x = 10^tens * e^rest with a rest from 0 to ln 10.
        guard magnitude.whole < 20_000 else { return negative ? .zero : nil }
        var tens = magnitude.whole * 100_000 / 230_259
        var product = Fixed.ln10 * Fixed(tens)
        while !(magnitude < product + Fixed.ln10) {
            tens += 1
            product = product + Fixed.ln10
        }
        var rest = magnitude - product
        if negative, !rest.isZero {
            tens += 1
            rest = Fixed.ln10 - rest
        }
        return Decimal128.rounding(
            rest.exponential.scaled(by: pow10(37)), exponent: (negative ? -Int(tens) : Int(tens)) - 37,
            negative: false, sticky: true)
    }
}
