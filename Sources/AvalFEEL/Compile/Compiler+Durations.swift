import AvalValues

/// Days moved by a duration that is written out.
extension Compiler {
    /// `date + @"P24M"`, `@"P24M" + date` and `date - @"P10D"`: as the interpreter moves a day, without what it does around that.
    func shifted(_ sign: Arithmetic, _ left: Node, _ right: Node) -> Operand? {
        let (node, duration) = sign == .add && Self.duration(left) != nil ? (right, left) : (left, right)
        guard sign == .add || sign == .subtract, let duration = Self.duration(duration), let date = operand(node),
            date.shape == .date
        else { return nil }
        let moved = SlotCode(date.code) { slot in
            // Beyond the last year there is no day.
            guard !slot.isNull,
                case .date(let day)? = sign.apply(.date(CalendarDate(dayNumber: slot.day)), duration)
            else { return .null }
            return Slot(day: day.dayNumber)
        }
        return Operand(.date, moved)
    }

    private static func duration(_ node: Node) -> Value? {
        guard case .literal(let value) = node.form else { return nil }
        switch value.kind {
        case .daysDuration, .monthsDuration: return value
        default: return nil
        }
    }
}
