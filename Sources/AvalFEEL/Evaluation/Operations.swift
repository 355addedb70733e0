import AvalValues

extension Comparison {
    /// The comparison of two values; unknown where they cannot be compared (DMN 1.5, table 53).
    public func apply(_ left: Value, _ right: Value) -> Truth {
        switch self {
        case .equal: return left.equals(right)
        case .unequal: return left.equals(right).negated
        case .less: return left.compared(to: right).map { Truth($0 < 0) } ?? .unknown
        case .lessOrEqual: return left.compared(to: right).map { Truth($0 <= 0) } ?? .unknown
        case .greater: return left.compared(to: right).map { Truth($0 > 0) } ?? .unknown
        case .greaterOrEqual: return left.compared(to: right).map { Truth($0 >= 0) } ?? .unknown
        }
    }
}

extension Arithmetic {
    /// The result of the operation; `nil` where the two values have none (DMN 1.5, tables 57 to 60).
    public func apply(_ left: Value, _ right: Value) -> Value? {
        if case .number(let one) = left, case .number(let other) = right {
            return numbers(one, other).map { .number($0) }
        }
        switch self {
        case .add: return Sums.add(left, right)
        case .subtract: return Sums.subtract(left, right)
        case .multiply: return Products.multiply(left, right) ?? Products.multiply(right, left)
        case .divide: return Products.divide(left, right)
        case .power: return nil
        }
    }

    private func numbers(_ left: Decimal128, _ right: Decimal128) -> Decimal128? {
        switch self {
        case .add: left.adding(right)
        case .subtract: left.subtracting(right)
        case .multiply: left.multiplied(by: right)
        case .divide: left.divided(by: right)
        // The standard's domain of exponents (DMN 1.5, table 60).
        case .power: right.magnitude <= Decimal128(999_999_999) ? left.power(right) : nil
        }
    }
}

private enum Sums {
    static func add(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.string(let one), .string(let other)): .string(one + other)
        case (.daysDuration(let one), .daysDuration(let other)): days(one.nanoseconds, plus: other.nanoseconds)
        case (.monthsDuration(let one), .monthsDuration(let other)): months(one.months, plus: other.months)
        case (_, .daysDuration(let duration)): shift(left, duration.nanoseconds)
        case (.daysDuration(let duration), _): shift(right, duration.nanoseconds)
        case (_, .monthsDuration(let duration)): shift(left, months: duration.months)
        case (.monthsDuration(let duration), _): shift(right, months: duration.months)
        default: nil
        }
    }

    static func subtract(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (_, .daysDuration(let duration)):
            if case .daysDuration(let one) = left { return days(one.nanoseconds, minus: duration.nanoseconds) }
            guard case .daysDuration(let back)? = right.oppositeDuration else { return nil }
            return shift(left, back.nanoseconds)
        case (_, .monthsDuration(let duration)):
            if case .monthsDuration(let one) = left { return months(one.months, minus: duration.months) }
            guard case .monthsDuration(let back)? = right.oppositeDuration else { return nil }
            return shift(left, months: back.months)
        case (.date(let one), .date(let other)):
            return .daysDuration(DaysDuration(seconds: (one.dayNumber - other.dayNumber) * 86_400))
        case (.dateTime(let one), .dateTime(let other)): return difference(one, other)
        case (.date(let one), .dateTime(let other)): return difference(DateTime(one, .midnight), other)
        case (.dateTime(let one), .date(let other)): return difference(one, DateTime(other, .midnight))
        case (.time(let one), .time(let other)):
            guard (one.zone == .local) == (other.zone == .local) else { return nil }
            return .daysDuration(
                DaysDuration(nanoseconds: Int128(one.universalNanoseconds - other.universalNanoseconds)))
        default: return nil
        }
    }

    private static func difference(_ left: DateTime, _ right: DateTime) -> Value? {
        guard left.hasZone == right.hasZone else { return nil }
        return .daysDuration(DaysDuration(nanoseconds: left.universalNanoseconds - right.universalNanoseconds))
    }

    private static func days(_ left: Int128, plus right: Int128) -> Value? {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : .daysDuration(DaysDuration(nanoseconds: sum))
    }

    private static func days(_ left: Int128, minus right: Int128) -> Value? {
        let (rest, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? nil : .daysDuration(DaysDuration(nanoseconds: rest))
    }

    private static func months(_ left: Int, plus right: Int) -> Value? {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : .monthsDuration(MonthsDuration(months: sum))
    }

    private static func months(_ left: Int, minus right: Int) -> Value? {
        let (rest, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? nil : .monthsDuration(MonthsDuration(months: rest))
    }

    private static func shift(_ value: Value, _ nanoseconds: Int128) -> Value? {
        switch value {
        // A day is taken as its midnight, and what comes out is a day again.
        case .date(let date): DateTime(date, .midnight).adding(nanoseconds: nanoseconds).map { .date($0.date) }
        case .dateTime(let moment): moment.adding(nanoseconds: nanoseconds).map { .dateTime($0) }
        case .time(let time):
            .time(
                ClockTime(
                    nanoseconds: time.nanoseconds + Int(nanoseconds % Int128(ClockTime.day)), zone: time.zone))
        default: nil
        }
    }

    private static func shift(_ value: Value, months: Int) -> Value? {
        switch value {
        case .date(let date): date.adding(months: months).map { .date($0) }
        case .dateTime(let moment): moment.adding(months: months).map { .dateTime($0) }
        default: nil
        }
    }
}

private enum Products {
    static func multiply(_ left: Value, _ right: Value) -> Value? {
        guard case .number(let factor) = right else { return nil }
        switch left {
        case .daysDuration(let duration): return scaled(duration) { $0.multiplied(by: factor) }
        case .monthsDuration(let duration): return scaled(duration) { $0.multiplied(by: factor) }
        default: return nil
        }
    }

    static func divide(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.daysDuration(let duration), .number(let divisor)): scaled(duration) { $0.divided(by: divisor) }
        case (.monthsDuration(let duration), .number(let divisor)): scaled(duration) { $0.divided(by: divisor) }
        case (.daysDuration(let one), .daysDuration(let other)): ratio(one.nanoseconds, other.nanoseconds)
        case (.monthsDuration(let one), .monthsDuration(let other)): ratio(Int128(one.months), Int128(other.months))
        default: nil
        }
    }

    private static func scaled(_ duration: DaysDuration, _ scale: (Decimal128) -> Decimal128?) -> Value? {
        guard let length = Decimal128(significand: duration.nanoseconds, exponent: 0),
            let nanoseconds = scale(length)?.rounded(scale: 0, .halfEven)?.truncatedInt128
        else { return nil }
        return .daysDuration(DaysDuration(nanoseconds: nanoseconds))
    }

    /// Months have no parts: what is left of one is cut off.
    private static func scaled(_ duration: MonthsDuration, _ scale: (Decimal128) -> Decimal128?) -> Value? {
        scale(Decimal128(duration.months))?.truncatedInteger.map { .monthsDuration(MonthsDuration(months: $0)) }
    }

    private static func ratio(_ left: Int128, _ right: Int128) -> Value? {
        guard let one = Decimal128(significand: left, exponent: 0),
            let other = Decimal128(significand: right, exponent: 0)
        else { return nil }
        return one.divided(by: other).map { .number($0) }
    }
}

extension Value {
    /// The duration with the other sign; `nil` of anything else, and of the one duration that has no opposite.
    var oppositeDuration: Value? {
        switch self {
        case .daysDuration(let duration):
            let (opposite, overflow) = Int128(0).subtractingReportingOverflow(duration.nanoseconds)
            return overflow ? nil : .daysDuration(DaysDuration(nanoseconds: opposite))
        case .monthsDuration(let duration):
            let (opposite, overflow) = 0.subtractingReportingOverflow(duration.months)
            return overflow ? nil : .monthsDuration(MonthsDuration(months: opposite))
        default: return nil
        }
    }
}
