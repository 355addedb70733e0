/// An exact decimal number with at most 34 significant digits: IEEE 754 decimal128 without its infinities and NaNs.
///
/// The value is `significand * 10^exponent`. `1.50` and `1.5` are equal, and each keeps the digits it was written with.
/// Whatever cannot be a number (a division by zero, an overflow) is absent: the operations give `nil`, never a NaN.
public struct Decimal128: Sendable {
    /// The digits, with the sign; its magnitude is below 10^34.
    public let significand: Int128
    /// The power of ten, from -6176 to 6111.
    public let exponent: Int

    /// How many significant digits a number holds.
    public static let precision = 34
    /// The smallest power of ten.
    public static let minExponent = -6176
    /// The greatest power of ten of a significand of 34 digits.
    public static let maxExponent = 6111
    /// Nothing.
    public static let zero = Decimal128(unchecked: 0, 0)
    /// One.
    public static let one = Decimal128(unchecked: 1, 0)

    /// The first magnitude that no significand has: 10^34.
    @usableFromInline static let limit: Int128 = 10_000_000_000_000_000_000_000_000_000_000_000

    /// A number whose parts are known to be in their bounds.
    @inlinable
    init(unchecked significand: Int128, _ exponent: Int) {
        self.significand = significand
        self.exponent = exponent
    }

    /// A whole number.
    @inlinable
    public init(_ value: Int) {
        self.init(unchecked: Int128(value), 0)
    }

    /// `significand * 10^exponent`, rounded half-even to 34 digits; `nil` beyond the greatest number.
    public init?(significand: Int128, exponent: Int) {
        guard
            let rounded = Decimal128.rounding(
                Wide(significand.magnitude), exponent: exponent, negative: significand < 0, sticky: false)
        else { return nil }
        self = rounded
    }

    /// Whether the number is zero, whatever its exponent.
    @inlinable
    public var isZero: Bool { significand == 0 }

    /// Whether the number is below zero.
    @inlinable
    public var isNegative: Bool { significand < 0 }

    /// Whether the number has no fractional part.
    public var isInteger: Bool { exponent >= 0 || significand == 0 || rounded(scale: 0, .down) == self }

    /// The number as an `Int`, if it is a whole number and fits.
    public var integer: Int? {
        if exponent == 0 { return Int(exactly: significand) }
        return isInteger ? truncatedInteger : nil
    }

    /// The whole part (towards zero) as an `Int`, if it fits.
    public var truncatedInteger: Int? { truncatedInt128.flatMap { Int(exactly: $0) } }

    /// The whole part (towards zero), if 128 bits hold it.
    public var truncatedInt128: Int128? {
        if exponent == 0 || significand == 0 { return significand }
        if exponent > 38 { return nil }
        if exponent > 0 {
            let (product, overflow) = significand.multipliedReportingOverflow(by: Int128(pow10(exponent)))
            return overflow ? nil : product
        }
        return -exponent > 38 ? 0 : significand / Int128(pow10(-exponent))
    }

    /// The number with the trailing zeros of its significand taken into the exponent: equal numbers become identical.
    public var reduced: Decimal128 {
        guard significand != 0 else { return .zero }
        var digits = significand
        var power = exponent
        while digits % 10 == 0, power < Decimal128.maxExponent {
            digits /= 10
            power += 1
        }
        return Decimal128(unchecked: digits, power)
    }
}
