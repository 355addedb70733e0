import AvalValues

extension Compiler {
    /// A node as a slot, if it is of a kind that slots hold and computed from what slots hold.
    func operand(_ node: Node) -> Operand? {
        switch node.form {
        case .literal(let value): return literal(value)
        case .negation(let inner): return negation(inner)
        case .arithmetic(let sign, let left, let right):
            return arithmetic(sign, left, right) ?? shifted(sign, left, right)
        case .conditional(let condition, let then, let otherwise): return conditional(condition, then, otherwise)
        case .name, .path: return reference(node)
        case .call:
            guard case .operand(let operand)? = compiledCall(node) else { return nil }
            return operand
        default: return nil
        }
    }

    /// The names of a path that begins with a name of the scope.
    public func path(_ node: Node) -> [String]? {
        switch node.form {
        case .name(let name): return [name]
        case .path(let inner, let name): return path(inner).map { $0 + [name] }
        default: return nil
        }
    }

    private func reference(_ node: Node) -> Operand? {
        if let path = path(node), let (reference, shape) = resolver.slot(path) {
            return Operand(shape, SlotCode(reference))
        }
        if let path = path(node), let value = resolver.constant(path) { return literal(value) }
        guard case .path(let inner, let name) = node.form else { return nil }
        return part(name, of: inner)
    }

    /// `date.year` and its like; `years and months duration(a, b).years`.
    private func part(_ name: String, of node: Node) -> Operand? {
        if case .months(let from, let to)? = compiledCall(node) { return months(name, from, to) }
        guard let date = operand(node), date.shape == .date else { return nil }
        let pick: (CalendarDate) -> Int
        switch name {
        case "year": pick = \.year
        case "month": pick = \.month
        case "day": pick = \.day
        case "weekday": pick = \.weekday
        default: return nil
        }
        let value = SlotCode(date.code) {
            $0.isNull ? .null : Slot(number: Int64(pick(CalendarDate(dayNumber: $0.day))))
        }
        return Operand(.number, value)
    }

    /// What lies between two days.
    func monthsBetween(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 2, let from = argument(arguments, 0, named: "from").flatMap(operand),
            let to = argument(arguments, 1, named: "to").flatMap(operand), from.shape == .date, to.shape == .date
        else { return nil }
        return .months(from: from.code, to: to.code)
    }

    /// The years or the months of what lies between two days.
    private func months(_ part: String, _ from: SlotCode, _ to: SlotCode) -> Operand? {
        guard part == "years" || part == "months" else { return nil }
        let isOfYears = part == "years"
        let code = SlotCode(from, with: to, prepare: CalendarDay.init) { start, end in
            guard !start.isNull, let end else { return .null }
            let months = end.wholeMonths(since: start.day)
            return Slot(number: Int64(isOfYears ? months / 12 : months % 12))
        }
        return Operand(.number, code)
    }

    /// `age(birth, day)`.
    func age(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let dates = operands(arguments, .date, .date) else { return nil }
        let code = SlotCode(dates[0].code, with: dates[1].code, prepare: CalendarDay.init) { birth, day in
            guard !birth.isNull, let day else { return .null }
            return Slot(
                number: Int64(Age.years(from: CalendarDate(dayNumber: birth.day).components, to: day.components)))
        }
        return .operand(.number, code)
    }

    /// The argument of the parameter `name`, the one with that index in a call by position.
    func argument(_ arguments: [Form.Argument], _ index: Int, named name: String) -> Node? {
        if let argument = arguments.first(where: { $0.name == name }) { return argument.value }
        guard index < arguments.count, arguments[index].name == nil else { return nil }
        return arguments[index].value
    }

    // MARK: Literals

    private func literal(_ value: Value) -> Operand? {
        let slot: Slot
        let shape: SlotShape
        switch value {
        case .boolean(let value): (slot, shape) = (Slot(value), .boolean)
        case .number(let number):
            guard let whole = number.integer else { return nil }
            (slot, shape) = (Slot(number: Int64(whole)), .number)
        case .date(let date): (slot, shape) = (Slot(day: date.dayNumber), .date)
        case .string(let text):
            return Operand(.text, literal: text, SlotCode(text: text))
        default: return nil
        }
        return Operand(shape, SlotCode(slot))
    }

    // MARK: Arithmetic

    private func negation(_ inner: Node) -> Operand? {
        guard let operand = operand(inner), operand.shape == .number else { return nil }
        return Operand(.number, SlotCode(operand.code) { $0.tag == .number ? $0.negated : $0 })
    }

    private func arithmetic(_ sign: Arithmetic, _ left: Node, _ right: Node) -> Operand? {
        guard let left = operand(left), let right = operand(right), left.shape == .number, right.shape == .number,
            sign != .divide, sign != .power
        else { return nil }
        let result = SlotCode(left.code, right.code) { left, right in
            guard let x = left.integer, let y = right.integer else { return Self.beyondIntegers(left, right) }
            let (result, overflow) =
                switch sign {
                case .add: x.addingReportingOverflow(y)
                case .subtract: x.subtractingReportingOverflow(y)
                default: x.multipliedReportingOverflow(by: y)
                }
            return overflow ? .unfit : Slot(number: result)
        }
        return Operand(.number, result)
    }

    /// What a computation gives of two values that are not both whole numbers: too much for a slot, or nothing.
    static func beyondIntegers(_ left: Slot, _ right: Slot) -> Slot {
        left.tag == .number && right.tag == .number || left.isUnfit || right.isUnfit ? .unfit : .null
    }

    private func conditional(_ condition: Node, _ then: Node, _ otherwise: Node) -> Operand? {
        guard let first = operand(then), let second = operand(otherwise) else { return nil }
        let test = truth(condition)
        guard let (shape, a, b) = Self.unified(first, second) else { return nil }
        return Operand(shape, SlotCode(if: test, a, b))
    }

    /// Two operands as one shape: a text written out becomes a word where the other is one of a list that has it.
    private static func unified(_ first: Operand, _ second: Operand) -> (SlotShape, SlotCode, SlotCode)? {
        if first.shape == second.shape { return (first.shape, first.code, second.code) }
        if case .word(let words) = second.shape, let word = first.literal, let index = words.firstIndex(of: word) {
            return (second.shape, SlotCode(Slot(word: index)), second.code)
        }
        if case .word(let words) = first.shape, let word = second.literal, let index = words.firstIndex(of: word) {
            return (first.shape, first.code, SlotCode(Slot(word: index)))
        }
        return nil
    }
}

/// A day with its year and month, to count months from many others.
private struct CalendarDay {
    let number: Int
    let components: (year: Int, month: Int, day: Int)

    /// The day of a slot; nil where there is none.
    init?(_ slot: Slot) {
        if slot.isNull { return nil }
        number = slot.day
        components = CalendarDate(dayNumber: number).components
    }

    /// Whole months from another day to this one, as FEEL counts them; negative when the other is later.
    func wholeMonths(since start: Int) -> Int {
        let other = CalendarDate(dayNumber: start).components
        let months = (components.year - other.year) * 12 + components.month - other.month
        if start <= number { return months - (components.day < other.day ? 1 : 0) }
        return months + (other.day < components.day ? 1 : 0)
    }
}
