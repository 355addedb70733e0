/// A value of the expression language (FEEL, DMN 1.5, 10.3.2).
public enum Value: Sendable {
    /// Nothing: absent, or not to be had.
    case null
    /// True or false.
    case boolean(Bool)
    /// An exact decimal.
    case number(Decimal128)
    /// A text; a word of a closed list is a text too.
    case string(String)
    /// A day.
    case date(CalendarDate)
    /// A time of day.
    case time(ClockTime)
    /// A day with a time.
    case dateTime(DateTime)
    /// A duration of days and time.
    case daysDuration(DaysDuration)
    /// A duration of years and months.
    case monthsDuration(MonthsDuration)
    /// Values in order.
    case list([Value])
    /// Named values.
    case context(Context)
    /// The values between two ends.
    indirect case range(RangeValue)
    /// A function.
    case function(FunctionValue)

    /// A whole number.
    @inlinable
    public static func number(_ value: Int) -> Value { .number(Decimal128(value)) }

    /// Whether it is null.
    @inlinable
    public var isNull: Bool { if case .null = self { true } else { false } }

    /// The number, if it is one.
    @inlinable
    public var number: Decimal128? { if case .number(let number) = self { number } else { nil } }

    /// The text, if it is one.
    @inlinable
    public var string: String? { if case .string(let string) = self { string } else { nil } }

    /// The elements, if it is a list.
    @inlinable
    public var list: [Value]? { if case .list(let list) = self { list } else { nil } }

    /// The context, if it is one.
    @inlinable
    public var context: Context? { if case .context(let context) = self { context } else { nil } }
}
