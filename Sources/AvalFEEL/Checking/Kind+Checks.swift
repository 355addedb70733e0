import AvalValues

extension Kind {
    /// Whether it may be a condition.
    var isCondition: Bool { self == .boolean || self == .any || self == .null }

    var isFunction: Bool { if case .function = self { true } else { false } }

    /// Whether an equality of the two can answer something but null.
    func isEquatable(with other: Kind) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any), (.null, _), (_, .null), (.context, .context): true
        case (.word, .string), (.string, .word), (.word, .word), (.function, .function): true
        case (.list(let left), .list(let right)), (.range(let left), .range(let right)): left.isEquatable(with: right)
        default: self == other
        }
    }

    /// Whether the two have an order.
    public func isOrdered(with other: Kind) -> Bool {
        switch (withoutWords, other.withoutWords) {
        case (.any, let kind), (let kind, .any): kind.hasOrder || kind == .any
        case (let left, let right): left == right && left.hasOrder
        }
    }

    private var hasOrder: Bool {
        switch self {
        case .number, .string, .word, .date, .time, .dateTime, .daysDuration, .monthsDuration: true
        default: false
        }
    }

    /// Whether a value of this kind may stand where the other is asked for, conversions included; what is not known
    /// may.
    func mayFit(_ other: Kind) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any), (.null, _): return true
        case (.word, .string), (.string, .word), (.word, .word), (.date, .dateTime): return true
        case (.list(let left), .list(let right)): return left.mayFit(right)
        case (.list(let element), _): return element.mayFit(other)
        case (_, .list(let element)): return mayFit(element)
        case (.range(let left), .range(let right)): return left.mayFit(right)
        case (.context, .context(let fields)):
            return fields.allSatisfy { field in self.field(field.name)?.mayFit(field.kind) ?? true }
        case (.function(let parameters, let result), .function(let others, let otherResult)):
            return parameters.count == others.count && result.mayFit(otherResult)
        default: return self == other
        }
    }

    /// The properties that values of this kind have (DMN 1.5, table 53).
    var properties: [Field] {
        let day = ["year", "month", "day", "weekday"].map { Field($0, .number) }
        let clock =
            ["hour", "minute", "second"].map { Field($0, .number) } + [
                Field("time offset", .daysDuration), Field("timezone", .string),
            ]
        return switch self {
        case .date: day
        case .time: clock
        case .dateTime: day + clock
        case .daysDuration: ["days", "hours", "minutes", "seconds"].map { Field($0, .number) }
        case .monthsDuration: ["years", "months"].map { Field($0, .number) }
        case .range(let end):
            [
                Field("start", end), Field("end", end), Field("start included", .boolean),
                Field("end included", .boolean),
            ]
        default: []
        }
    }
}

extension Arithmetic {
    /// The kind of the result; `nil` where the two kinds have none.
    func result(_ left: Kind, _ right: Kind) -> Kind? {
        if left == .number, right == .number { return .number }
        switch (self, left, right) {
        case (_, .any, .any): return .any
        case (.power, _, _): return [left, right].allSatisfy { $0 == .number || $0 == .any } ? .number : nil
        case (_, .any, let known), (_, let known, .any):
            return Arithmetic.operands.contains(known) ? .any : nil
        case (.add, .string, .string): return .string
        case (.add, .date, .daysDuration), (.add, .date, .monthsDuration), (.add, .dateTime, .daysDuration),
            (.add, .dateTime, .monthsDuration), (.add, .time, .daysDuration), (.subtract, .date, .daysDuration),
            (.subtract, .date, .monthsDuration), (.subtract, .dateTime, .daysDuration),
            (.subtract, .dateTime, .monthsDuration), (.subtract, .time, .daysDuration):
            return left
        case (.add, .daysDuration, .date), (.add, .monthsDuration, .date), (.add, .daysDuration, .dateTime),
            (.add, .monthsDuration, .dateTime), (.add, .daysDuration, .time):
            return right
        case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime), (.subtract, .date, .dateTime),
            (.subtract, .dateTime, .date), (.subtract, .time, .time):
            return .daysDuration
        case (.divide, .daysDuration, .daysDuration), (.divide, .monthsDuration, .monthsDuration): return .number
        default: return scaled(left, right)
        }
    }

    private static let operands: [Kind] = [
        .number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration,
    ]

    private func scaled(_ left: Kind, _ right: Kind) -> Kind? {
        let durations: [Kind] = [.daysDuration, .monthsDuration]
        switch self {
        case .add, .subtract: return left == right && durations.contains(left) ? left : nil
        case .multiply where durations.contains(right) && left == .number: return right
        case .multiply, .divide: return durations.contains(left) && right == .number ? left : nil
        case .power: return nil
        }
    }
}
