import AvalValues

// Properties and types.
extension Evaluator {
    /// `value.name`: an entry, a property, or of a list the list of these (DMN 1.5, tables 53 and 54).
    func path(_ value: Value, _ name: String) -> Value {
        if case .list(let items) = value {
            guard charge(items.count) else { return .null }
            return .list(items.map { path($0, name) })
        }
        if let result = value.property(name) { return result }
        return null("\(value.kind.named) n'a pas de « \(name) »")
    }

    /// Whether a value is of a type: which of that type's values are allowed is not asked, as in the cases of
    /// the standard.
    func isInstance(_ value: Value, _ type: ItemType) -> Bool {
        guard value.isNull else { return accepts(value, type.base) }
        if case .kind(.null) = type { return true }
        return false
    }

    /// Whether a value may stand where a type is asked for.
    func accepts(_ value: Value, _ type: ItemType) -> Bool {
        if value.isNull { return true }
        switch (type, value) {
        case (.kind(.function(let parameters, let result)), .function(let function)):
            return conforms(function, parameters, result)
        case (.kind(let kind), _): return kind.accepts(value)
        case (.list(let element), .list(let items)):
            return charge(items.count) && items.allSatisfy { accepts($0, element) }
        case (.range(let end), .range(let range)):
            return [range.lower, range.upper].allSatisfy { $0.map { accepts($0, end) } ?? true }
        case (.context(let fields), .context(let context)):
            return fields.allSatisfy { field in context[field.name].map { accepts($0, field.type) } ?? false }
        case (.constrained(let base, let tests), _):
            return accepts(value, base) && takes(tests, value)
        default: return false
        }
    }

    /// Whether a function takes at least what is asked for, and gives no more (DMN 1.5, 10.3.2.9.2).
    private func conforms(_ function: FunctionValue, _ parameters: [Kind], _ result: Kind) -> Bool {
        guard parameters.count == function.parameters.count,
            zip(parameters, function.parameters).allSatisfy({ $0.conforms(to: $1.kind) })
        else { return false }
        return function.result == .any ? gives(function, result) : function.result.conforms(to: result)
    }

    /// Whether a function that does not say what it gives may give this, as far as its text tells.
    private func gives(_ function: FunctionValue, _ result: Kind) -> Bool {
        guard let closure = function.body as? Closure else { return true }
        let inference = Inference(closure.expression, Scope(library: library), .lenient)
        let unknown = KindFrame(.anything, outer: nil)
        let frame = function.parameters.reduce(unknown) { KindFrame(.binding($1.name, $1.kind), outer: $0) }
        let kind = inference.infer(closure.node, frame)
        return kind == .any || kind.conforms(to: result)
    }

    private func takes(_ tests: Expression, _ value: Value) -> Bool {
        // What is allowed is said of an element, and holds for each element of a list.
        if case .list(let items) = value { return items.allSatisfy { takes(tests, $0) } }
        return Truth(run(tests, Frame(.environment(Values())).binding("?", value))) == .yes
    }
}

extension Value {
    /// The property or entry of that name; `nil` where there is none.
    public func property(_ name: String) -> Value? {
        switch self {
        case .context(let context): context[name]
        case .date(let date): date.property(name)
        case .time(let time): time.property(name, offset: time.offset)
        case .dateTime(let moment): moment.date.property(name) ?? moment.time.property(name, offset: moment.offset)
        case .daysDuration(let duration): duration.property(name)
        case .monthsDuration(let duration): duration.property(name)
        case .range(let range): range.property(name)
        default: nil
        }
    }
}

extension CalendarDate {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "year": .number(year)
        case "month": .number(month)
        case "day": .number(day)
        case "weekday": .number(weekday)
        default: nil
        }
    }
}

extension ClockTime {
    fileprivate func property(_ name: String, offset: Int?) -> Value? {
        switch name {
        case "hour": .number(hour)
        case "minute": .number(minute)
        case "second": decimalSeconds(second, nanosecond)
        case "time offset": offset.map { .daysDuration(DaysDuration(seconds: $0)) } ?? .null
        case "timezone": if case .region(let region) = zone { .string(region.id) } else { .null }
        default: nil
        }
    }
}

extension DaysDuration {
    fileprivate func property(_ name: String) -> Value? {
        let parts = components
        switch name {
        case "days": return Decimal128(significand: parts.days, exponent: 0).map { .number($0) }
        case "hours": return .number(parts.hours)
        case "minutes": return .number(parts.minutes)
        case "seconds": return decimalSeconds(parts.seconds, parts.nanoseconds)
        default: return nil
        }
    }
}

extension MonthsDuration {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "years": .number(months / 12)
        case "months": .number(months % 12)
        default: nil
        }
    }
}

extension RangeValue {
    fileprivate func property(_ name: String) -> Value? {
        switch name {
        case "start": lower ?? .null
        case "end": upper ?? .null
        case "start included": .boolean(isLowerIncluded)
        case "end included": .boolean(isUpperIncluded)
        default: nil
        }
    }
}

/// Seconds with their fraction: a decimal (DMN 1.5, table 66).
private func decimalSeconds(_ whole: Int, _ nanoseconds: Int) -> Value? {
    guard nanoseconds != 0 else { return .number(whole) }
    let total = Int128(whole) * Int128(ClockTime.second) + Int128(nanoseconds)
    return Decimal128(significand: total, exponent: -9).map { .number($0.reduced) }
}
