/// A fixed-point number without a sign, 64 bits before the point and 192 after it (57 decimal digits): the workshop in
/// which powers, exponentials and logarithms are computed before they are rounded to 34 digits.
struct Fixed {
    /// Limbs of 64 bits, the least first; the last is the whole part.
    var limbs: (UInt64, UInt64, UInt64, UInt64)

    static let zero = Fixed(0)
    static let one = Fixed(1)

    init(_ whole: UInt64) { limbs = (0, 0, 0, whole) }

    init(_ limbs: (UInt64, UInt64, UInt64, UInt64)) { self.limbs = limbs }

    /// `numerator / denominator`; the quotient's whole part fits 64 bits, the denominator is below 2^127.
    init(_ numerator: UInt128, over denominator: UInt128) {
        var (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        var parts = [UInt64(truncatingIfNeeded: quotient)]
        for _ in 0..<3 {
            (quotient, rest) = denominator.dividingFullWidth((rest >> 64, rest << 64))
            parts.append(UInt64(truncatingIfNeeded: quotient))
        }
        limbs = (parts[3], parts[2], parts[1], parts[0])
    }

    /// The part before the point.
    var whole: UInt64 { limbs.3 }

    var isZero: Bool { limbs == (0, 0, 0, 0) }

    static func < (left: Fixed, right: Fixed) -> Bool {
        (left.limbs.3, left.limbs.2, left.limbs.1, left.limbs.0)
            < (right.limbs.3, right.limbs.2, right.limbs.1, right.limbs.0)
    }

    static func + (left: Fixed, right: Fixed) -> Fixed {
        let (a, b) = (left.limbs, right.limbs)
        var carry: UInt128 = 0
        func next(_ x: UInt64, _ y: UInt64) -> UInt64 {
            carry += UInt128(x) + UInt128(y)
            defer { carry >>= 64 }
            return UInt64(truncatingIfNeeded: carry)
        }
        return Fixed((next(a.0, b.0), next(a.1, b.1), next(a.2, b.2), next(a.3, b.3)))
    }

    /// The difference; `left` is the greater.
    static func - (left: Fixed, right: Fixed) -> Fixed {
        let (a, b) = (left.limbs, right.limbs)
        var borrow: UInt64 = 0
        func next(_ x: UInt64, _ y: UInt64) -> UInt64 {
            let (first, one) = x.subtractingReportingOverflow(y)
            let (second, two) = first.subtractingReportingOverflow(borrow)
            borrow = one || two ? 1 : 0
            return second
        }
        return Fixed((next(a.0, b.0), next(a.1, b.1), next(a.2, b.2), next(a.3, b.3)))
    }

    static func * (left: Fixed, right: Fixed) -> Fixed {
        let product = left.fullProduct(right)
        return Fixed((product[3], product[4], product[5], product[6]))
    }

    /// The product in eight limbs, of which the three least are worth less than one unit in the last place.
    private func fullProduct(_ other: Fixed) -> [UInt64] {
        let a = [limbs.0, limbs.1, limbs.2, limbs.3]
        let b = [other.limbs.0, other.limbs.1, other.limbs.2, other.limbs.3]
        var result = [UInt64](repeating: 0, count: 8)
        for i in 0..<4 {
            var carry: UInt128 = 0
            for j in 0..<4 {
                carry += UInt128(a[i]) * UInt128(b[j]) + UInt128(result[i + j])
                result[i + j] = UInt64(truncatingIfNeeded: carry)
                carry >>= 64
            }
            result[i + 4] = UInt64(truncatingIfNeeded: carry)
        }
        return result
    }

    /// The quotient by a small whole number.
    static func / (left: Fixed, right: UInt64) -> Fixed {
        var rest: UInt64 = 0
        func next(_ limb: UInt64) -> UInt64 {
            let (quotient, remainder) = right.dividingFullWidth((rest, limb))
            rest = remainder
            return quotient
        }
        let top = next(left.limbs.3)
        let third = next(left.limbs.2)
        let second = next(left.limbs.1)
        return Fixed((next(left.limbs.0), second, third, top))
    }

    /// The quotient of two numbers of which the first is the smaller: a fraction, bit by bit.
    func fraction(of other: Fixed) -> Fixed {
        var rest = self
        var result = Fixed.zero
        for _ in 0..<192 {
            rest = rest + rest
            result = result + result
            if !(rest < other) {
                rest = rest - other
                result.limbs.0 |= 1
            }
        }
        return result
    }

    /// The whole part of the number times `factor`.
    func scaled(by factor: UInt128) -> Wide {
        let multiplier = Fixed((UInt64(truncatingIfNeeded: factor), UInt64(truncatingIfNeeded: factor >> 64), 0, 0))
        let product = fullProduct(multiplier)
        return Wide(
            high: UInt128(product[6]) << 64 | UInt128(product[5]),
            low: UInt128(product[4]) << 64 | UInt128(product[3]))
    }
}
