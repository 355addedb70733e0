import AvalValues

/// Days moved by a duration that is written out.
extension Compiler {
    /// `date + @"P24M"`, `@"P24M" + date` and `date - @"P10D"`.
    func shifted(_ sign: Arithmetic, _ left: Node, _ right: Node) -> Operand? {
        let (node, duration) = sign == .add && Self.isLiteral(left) ? (right, left) : (left, right)
        guard case .literal(let value) = duration.form, let shift = Self.shift(value, sign), let date = operand(node),
            date.shape == .date
        else { return nil }
        let moved = SlotCode(date.code) { slot in
            if slot.isNull { return .null }
            // Beyond the last year there is no day.
            return shift(CalendarDate(dayNumber: slot.day)).map { Slot(day: $0.dayNumber) } ?? .null
        }
        return Operand(.date, moved)
    }

    private static func isLiteral(_ node: Node) -> Bool { if case .literal = node.form { true } else { false } }

    /// How a day moves by a duration, forwards or backwards; nil where the value is none, or has no opposite.
    private static func shift(_ duration: Value, _ sign: Arithmetic) -> ((CalendarDate) -> CalendarDate?)? {
        guard sign == .add || sign == .subtract,
            let duration = sign == .add ? duration : duration.oppositeDuration
        else { return nil }
        switch duration {
        case .monthsDuration(let duration): return { $0.adding(months: duration.months) }
        // A day is taken as its midnight, and what comes out is a day again.
        case .daysDuration(let duration):
            return { DateTime($0, .midnight).adding(nanoseconds: duration.nanoseconds)?.date }
        default: return nil
        }
    }
}
