extension Value {
    /// FEEL's equality (DMN 1.5, table 53): null equals null alone; values of different kinds cannot be compared, which
    /// gives unknown. `==` of Swift compares representations instead and always answers.
    public func equals(_ other: Value) -> Truth {
        switch (self, other) {
        case (.null, .null): .yes
        case (.null, _), (_, .null): .no
        case (.boolean(let left), .boolean(let right)): Truth(left == right)
        case (.number(let left), .number(let right)): Truth(left == right)
        case (.string(let left), .string(let right)): Truth(left == right)
        case (.list(let left), .list(let right)): listEquality(left, right)
        case (.context(let left), .context(let right)): contextEquality(left, right)
        case (.range(let left), .range(let right)): rangeEquality(left, right)
        default: temporalEquality(other)
        }
    }

    private func temporalEquality(_ other: Value) -> Truth {
        switch (self, other) {
        case (.date(let left), .date(let right)): Truth(left == right)
        case (.time, .time), (.dateTime, .dateTime):
            compared(to: other).map { Truth($0 == 0) } ?? .unknown
        case (.daysDuration(let left), .daysDuration(let right)): Truth(left == right)
        case (.monthsDuration(let left), .monthsDuration(let right)): Truth(left == right)
        case (.function(let left), .function(let right)): left == right ? .yes : .unknown
        default: .unknown
        }
    }

    /// FEEL's order: moments are compared by whole seconds, the value that the standard gives them (10.3.2.3.4 and 6).
    /// Negative, zero or positive as this value is less than, equal to or greater than the other; `nil` where the two
    /// have no order (different kinds).
    public func compared(to other: Value) -> Int? {
        switch (self, other) {
        case (.number(let left), .number(let right)): order(left, right)
        case (.string(let left), .string(let right)): byteOrder(left, right)
        case (.date(let left), .date(let right)): order(left, right)
        case (.time(let left), .time(let right)): order(left.seconds, left.offset, right.seconds, right.offset)
        case (.dateTime(let left), .dateTime(let right)):
            order(left.localSeconds, left.offset, right.localSeconds, right.offset)
        case (.daysDuration(let left), .daysDuration(let right)): order(left, right)
        case (.monthsDuration(let left), .monthsDuration(let right)): order(left, right)
        default: nil
        }
    }
}

private func order<Item: Comparable>(_ left: Item, _ right: Item) -> Int { left == right ? 0 : (left < right ? -1 : 1) }

/// The order of two clocks, each with its distance from UTC; where one has none, it takes the other's (DMN 1.5, table 54).
private func order(_ left: Int, _ leftOffset: Int?, _ right: Int, _ rightOffset: Int?) -> Int {
    order(left - (leftOffset ?? rightOffset ?? 0), right - (rightOffset ?? leftOffset ?? 0))
}

private func listEquality(_ left: [Value], _ right: [Value]) -> Truth {
    guard left.count == right.count else { return .no }
    var result = Truth.yes
    for (one, other) in zip(left, right) {
        result = result.and(one.equals(other))
        if result == .no { return .no }
    }
    return result
}

private func contextEquality(_ left: Context, _ right: Context) -> Truth {
    guard left.count == right.count else { return .no }
    var result = Truth.yes
    for (name, value) in left.entries {
        guard let other = right[name] else { return .no }
        result = result.and(value.equals(other))
        if result == .no { return .no }
    }
    return result
}

private func rangeEquality(_ left: RangeValue, _ right: RangeValue) -> Truth {
    guard left.form == right.form, left.isLowerIncluded == right.isLowerIncluded,
        left.isUpperIncluded == right.isUpperIncluded
    else { return .no }
    return endEquality(left.lower, right.lower).and(endEquality(left.upper, right.upper))
}

private func endEquality(_ left: Value?, _ right: Value?) -> Truth {
    switch (left, right) {
    case (nil, nil): .yes
    case (let left?, let right?): left.equals(right)
    default: .no
    }
}

/// As representations are the same, which is not FEEL's equality (`equals`); texts by their code points.
extension Value: Hashable {
    /// Whether two values are represented alike.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.date(let left), .date(let right)): left == right
        case (.time(let left), .time(let right)): left == right
        case (.dateTime(let left), .dateTime(let right)): left == right
        case (.daysDuration(let left), .daysDuration(let right)): left == right
        case (.monthsDuration(let left), .monthsDuration(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        case (.context(let left), .context(let right)): left == right
        case (.range(let left), .range(let right)): left == right
        case (.function(let left), .function(let right)): left == right
        default: false
        }
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .boolean(let truth): hasher.combine(truth)
        case .number(let number): hasher.combine(number)
        case .string(let text): hasher.combine(TextKey(text))
        case .date(let date): hasher.combine(date)
        case .time(let time): hasher.combine(time)
        case .dateTime(let moment): hasher.combine(moment)
        case .daysDuration(let duration): hasher.combine(duration)
        case .monthsDuration(let duration): hasher.combine(duration)
        case .list(let values): hasher.combine(values)
        case .context(let context): hasher.combine(context)
        case .range(let range): hasher.combine(range)
        case .function(let function): hasher.combine(function)
        }
    }
}
