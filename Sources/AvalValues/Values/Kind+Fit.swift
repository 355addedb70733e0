extension Kind {
    /// Whether a value is of this kind: `instance of` (DMN 1.5, 10.3.2.9.1), where null is of no kind, `Any` included.
    public func holds(_ value: Value) -> Bool {
        if value.isNull { return self == .null }
        return accepts(value)
    }

    /// Whether a value may stand where this kind is asked for: null may everywhere.
    public func accepts(_ value: Value) -> Bool {
        switch (self, value) {
        case (.any, _), (_, .null), (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date),
            (.time, .time), (.dateTime, .dateTime), (.daysDuration, .daysDuration),
            (.monthsDuration, .monthsDuration):
            true
        case (.word(let domain), .string(let word)): domain.isOpen || domain.contains(word)
        case (.list(let element), .list(let items)): items.allSatisfy(element.accepts)
        case (.context(let fields), .context(let context)):
            fields.allSatisfy { field in context[field.name].map(field.kind.accepts) ?? false }
        case (.range(let kind), .range(let range)):
            [range.lower, range.upper].allSatisfy { $0.map(kind.accepts) ?? true }
        case (.function(let parameters, let result), .function(let function)):
            // A function that does not say what it gives may give anything: only a call can tell.
            function.parameters.count == parameters.count
                && (function.result == .any || function.result.conforms(to: result))
                && zip(function.parameters, parameters).allSatisfy { $1 == .any || $1.conforms(to: $0.kind) }
        default: false
        }
    }

    /// Whether every value of this kind may stand where the other is asked for (DMN 1.5, 10.3.2.9.2).
    public func conforms(to other: Kind) -> Bool {
        switch (self, other) {
        case (_, .any), (.null, _): return true
        case (.word, .string): return true
        case (.list(let left), .list(let right)), (.range(let left), .range(let right)): return left.conforms(to: right)
        case (.context, .context(let fields)):
            return fields.allSatisfy { field in self.field(field.name)?.conforms(to: field.kind) ?? false }
        case (.function(let parameters, let result), .function(let others, let otherResult)):
            return parameters.count == others.count && result.conforms(to: otherResult)
                && zip(parameters, others).allSatisfy { $1.conforms(to: $0) }
        default: return self == other
        }
    }

    /// The value as this kind asks for it, with FEEL's implicit conversions (DMN 1.5, 10.3.2.9.4): a list of one
    /// element for the element, a value for the list of it, a day for its midnight in UTC; `nil` where it does not fit.
    public func fit(_ value: Value) -> Value? {
        if accepts(value) { return value }
        switch (self, value) {
        case (.dateTime, .date(let date)): return .dateTime(DateTime(date, .midnight))
        case (.list(let element), .list(let items)):
            let fitted = items.compactMap(element.fit)
            return fitted.count == items.count ? .list(fitted) : nil
        case (.list(let element), _): return element.fit(value).map { .list([$0]) }
        case (_, .list(let items)) where items.count == 1 && accepts(items[0]): return items[0]
        default: return nil
        }
    }
}
