import AvalValues

/// The compiled forms of builtins: their entries refer to them. Each takes arguments by position.
extension Compiler {
    /// The arguments as operands, where there are as many as shapes, by position, and each is of its shape.
    func operands(_ arguments: [Form.Argument], _ shapes: SlotShape...) -> [Operand]? {
        guard arguments.count == shapes.count, arguments.allSatisfy({ $0.name == nil }) else { return nil }
        let operands = arguments.compactMap { operand($0.value) }
        return operands.map(\.shape) == shapes ? operands : nil
    }

    /// `not(truth)`.
    func opposite(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 1, let inner = fastTruth(arguments[0].value) else { return nil }
        return .truth(inner.negated)
    }

    /// `list contains(list, element)`.
    func search(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 2, let list = argument(arguments, 0, named: "list"),
            let element = argument(arguments, 1, named: "element"), let found = membership(element, [list])
        else { return nil }
        return .truth(found)
    }

    /// `starts with(text, beginning)`, of a beginning that is written out.
    func beginning(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let texts = operands(arguments, .text, .text), let literal = texts[1].literal else { return nil }
        let beginning = LiteralBytes(literal)
        return .truth(
            texts[0].code.test { $0.isNull ? .unknown : Truth($0.bytes.starts(with: beginning.bytes)) })
    }

    /// `matches(text, pattern)`, of a pattern that is written out and plain enough.
    func matches(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let texts = operands(arguments, .text, .text), let pattern = texts[1].literal.flatMap(BytePattern.init)
        else { return nil }
        return .truth(texts[0].code.test { $0.isNull ? .unknown : Truth(pattern.matches($0.bytes.memory)) })
    }

    /// `cle luhn(text)`.
    func luhn(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let text = operands(arguments, .text)?.first else { return nil }
        return .truth(text.code.test { $0.isNull ? .unknown : Truth(ControlKeys.hasLuhnKey($0.bytes.memory)) })
    }

    /// `abs(number)`.
    func absolute(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let number = operands(arguments, .number)?.first else { return nil }
        return .operand(
            .number, SlotCode(number.code) { $0.tag == .number && $0.significand < 0 ? $0.negated : $0 })
    }

    /// `count(codes)`, and `count(records)` of a list of the declaration or of one field of its records.
    func count(_ arguments: [Form.Argument]) -> CompiledCall? {
        if arguments.count == 1, arguments[0].name == nil, let path = path(arguments[0].value),
            let count = resolver.count(path)
        {
            return .operand(.number, .each(count))
        }
        guard let codes = operands(arguments, .codes)?.first else { return nil }
        return .operand(.number, SlotCode(codes.code) { Slot(number: $0.tag == .codes ? Int64($0.short) : 0) })
    }

    /// FEEL's modulo takes the sign of the divisor (DMN 1.5, 10.3.4.5).
    func modulo(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let numbers = operands(arguments, .number, .number) else { return nil }
        let rest = SlotCode(numbers[0].code, numbers[1].code) { left, right in
            guard let x = left.integer, let y = right.integer else { return Self.beyondIntegers(left, right) }
            guard y != 0 else { return .null }
            if y == -1 { return Slot(number: 0) }
            let rest = x % y
            return Slot(number: rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest)
        }
        return .operand(.number, rest)
    }

    /// A function that makes a number of a text.
    func key(_ arguments: [Form.Argument], _ compute: @escaping (Slot) -> Int?) -> CompiledCall? {
        guard let text = operands(arguments, .text)?.first else { return nil }
        let key = SlotCode(text.code) { slot in
            guard !slot.isNull, let value = compute(slot) else { return .null }
            return Slot(number: Int64(value))
        }
        return .operand(.number, key)
    }
}
