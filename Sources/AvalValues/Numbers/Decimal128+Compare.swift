extension Decimal128: Comparable, Hashable {
    /// Equal in value: `1.50` equals `1.5`.
    @inlinable
    public static func == (left: Decimal128, right: Decimal128) -> Bool {
        left.exponent == right.exponent ? left.significand == right.significand : left.compared(to: right) == 0
    }

    /// Smaller in value.
    @inlinable
    public static func < (left: Decimal128, right: Decimal128) -> Bool {
        left.exponent == right.exponent ? left.significand < right.significand : left.compared(to: right) < 0
    }

    /// Hashes what equality compares: the value, not the way it is written.
    public func hash(into hasher: inout Hasher) {
        let reduced = reduced
        hasher.combine(reduced.significand)
        hasher.combine(reduced.exponent)
    }

    /// Negative, zero or positive as this number is smaller than, equal to or greater than the other.
    @usableFromInline
    func compared(to other: Decimal128) -> Int {
        let sign = significand.signum()
        let otherSign = other.significand.signum()
        guard sign == otherSign else { return sign < otherSign ? -1 : 1 }
        guard sign != 0 else { return 0 }
        let order = comparedMagnitude(to: other)
        return sign > 0 ? order : -order
    }

    private func comparedMagnitude(to other: Decimal128) -> Int {
        var left = significand.magnitude
        var right = other.significand.magnitude
        let leading = decimalDigits(left) + exponent
        let otherLeading = decimalDigits(right) + other.exponent
        guard leading == otherLeading else { return leading < otherLeading ? -1 : 1 }
        // The leading digits weigh the same: the exponents differ by at most 33, and the aligned significand keeps 34 digits.
        if exponent > other.exponent {
            left *= pow10(exponent - other.exponent)
        } else {
            right *= pow10(other.exponent - exponent)
        }
        return left == right ? 0 : (left < right ? -1 : 1)
    }
}
