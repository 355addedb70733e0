import AvalValues

/// A compiled value with what it is known to be.
public struct Operand {
    /// What its slots hold when they are not null.
    public let shape: SlotShape
    /// How to compute it.
    public let code: SlotCode
    /// The text or word when it is written out in the expression.
    let literal: String?

    /// A value of `shape` that `code` computes.
    public init(_ shape: SlotShape, _ code: SlotCode) { self.init(shape, literal: nil, code) }

    init(_ shape: SlotShape, literal: String?, _ code: SlotCode) {
        self.shape = shape
        self.literal = literal
        self.code = code
    }
}

/// Numbers whose result fits no slot (too many digits, a fraction that does not end): the whole comparison is
/// then left to the interpreter.
extension Slot {
    /// The mark of a number that exists but does not fit.
    public static let unfit = Slot(tag: .null, flag: 2, short: 0, length: 0, payload: 0)
    /// Whether it is that mark.
    var isUnfit: Bool { tag == .null && flag == 2 }
    /// Whether it stands for FEEL's null: a number that does not fit is none.
    var isMissing: Bool { tag == .null && flag != 2 }
    /// The number with the other sign; unfit where 64 bits do not hold it.
    var negated: Slot {
        significand == .min ? .unfit : Slot(number: -significand, exponent: exponent)
    }
    /// The whole number it holds, if it is one.
    @inline(__always)
    var integer: Int64? { tag == .number && short == 0 ? significand : nil }
}
