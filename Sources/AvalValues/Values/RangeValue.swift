/// The values between two ends, or those on one side of an end (DMN 1.5, 10.3.2.7).
public struct RangeValue: Sendable, Hashable {
    /// How the range is written, where that is not by its two ends.
    public enum Form: Sendable, Hashable {
        /// `[a..b]`, or one side open without an end (`>= a`).
        case interval
        /// `= a`: one value alone.
        case equal
        /// `!= a`: all but one value.
        case unequal
    }

    /// The lower end; `nil` where the range has none (`< 5`), which is not the same as an end that is null.
    public let lower: Value?
    /// Whether the lower end belongs to the range.
    public let isLowerIncluded: Bool
    /// The upper end; `nil` where the range has none (`> 5`).
    public let upper: Value?
    /// Whether the upper end belongs to the range.
    public let isUpperIncluded: Bool
    /// How it is written.
    public let form: Form

    /// A range; an end given as `nil` leaves that side open.
    public init(
        lower: Value?, isLowerIncluded: Bool, upper: Value?, isUpperIncluded: Bool, form: Form = .interval
    ) {
        self.lower = lower
        self.isLowerIncluded = isLowerIncluded
        self.upper = upper
        self.isUpperIncluded = isUpperIncluded
        self.form = form
    }

    /// Whether a value lies in the range; unknown where it cannot be compared with an end that counts.
    public func contains(_ value: Value) -> Truth {
        switch form {
        case .equal: return lower.map { value.equals($0) } ?? .unknown
        case .unequal: return lower.map { value.equals($0).negated } ?? .unknown
        case .interval: break
        }
        var result = Truth.yes
        if let lower { result = result.and(above(value, lower)) }
        if let upper, result != .no { result = result.and(below(value, upper)) }
        return result
    }

    private func above(_ value: Value, _ end: Value) -> Truth {
        guard let order = value.compared(to: end) else { return .unknown }
        return Truth(isLowerIncluded ? order >= 0 : order > 0)
    }

    private func below(_ value: Value, _ end: Value) -> Truth {
        guard let order = value.compared(to: end) else { return .unknown }
        return Truth(isUpperIncluded ? order <= 0 : order < 0)
    }
}
