import AvalValues

extension Compiler {
    /// Calls that give a truth.
    func truthCall(_ function: Node, _ arguments: [Form.Argument]) -> TruthCode? {
        guard case .name(let name) = function.form else { return nil }
        switch name {
        case "not":
            guard arguments.count == 1, let inner = fastTruth(arguments[0].value) else { return nil }
            return inner.negated
        case "list contains":
            guard arguments.count == 2, let list = positional(arguments, 0, named: "list"),
                let element = positional(arguments, 1, named: "element")
            else { return nil }
            return membership(element, [list])
        case "starts with":
            return textTest(arguments) { text, literal in
                text.count >= literal.count
                    && sameBytes(UnsafeRawBufferPointer(rebasing: text[..<literal.count]), literal)
            }
        case "matches": return matches(arguments)
        case "cle luhn":
            guard arguments.count == 1, let text = operand(arguments[0].value), text.shape == .text else { return nil }
            return text.code.test { $0.isNull ? .unknown : Truth(ControlKeys.luhn($0.bytes)) }
        default: return nil
        }
    }

    private func textTest(
        _ arguments: [Form.Argument], _ holds: @escaping (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Bool
    ) -> TruthCode? {
        guard arguments.count == 2, arguments.allSatisfy({ $0.name == nil }), let text = operand(arguments[0].value),
            let literal = operand(arguments[1].value)?.literal, text.shape == .text
        else { return nil }
        let bytes = LiteralBytes(literal)
        return text.code.test { $0.isNull ? .unknown : Truth(holds($0.bytes, bytes.bytes)) }
    }

    private func matches(_ arguments: [Form.Argument]) -> TruthCode? {
        guard arguments.count == 2, arguments.allSatisfy({ $0.name == nil }), let text = operand(arguments[0].value),
            let literal = operand(arguments[1].value)?.literal, text.shape == .text,
            let pattern = BytePattern(literal)
        else { return nil }
        return text.code.test { $0.isNull ? .unknown : Truth(pattern.matches($0.bytes)) }
    }

    /// Calls that give a number or a part of a text.
    func slotCall(_ function: Node, _ arguments: [Form.Argument]) -> Operand? {
        guard case .name(let name) = function.form, arguments.allSatisfy({ $0.name == nil }) else { return nil }
        switch name {
        case "abs": return absolute(arguments)
        case "count": return count(arguments)
        case "modulo": return modulo(arguments)
        case "somme des chiffres": return key(arguments, ControlKeys.digitSum)
        case "reste 97": return remainder97(arguments)
        case "string length": return length(arguments)
        case "substring": return part(arguments)
        default: return nil
        }
    }

    private func absolute(_ arguments: [Form.Argument]) -> Operand? {
        guard arguments.count == 1, let operand = operand(arguments[0].value), operand.shape == .number else {
            return nil
        }
        return Operand(.number, SlotCode(operand.code) { $0.tag == .number && $0.significand < 0 ? $0.negated : $0 })
    }

    private func count(_ arguments: [Form.Argument]) -> Operand? {
        guard arguments.count == 1, let operand = operand(arguments[0].value), operand.shape == .codes else {
            return nil
        }
        return Operand(.number, SlotCode(operand.code) { Slot(number: $0.tag == .codes ? Int64($0.short) : 0) })
    }

    /// FEEL's modulo takes the sign of the divisor (DMN 1.5, 10.3.4.5).
    private func modulo(_ arguments: [Form.Argument]) -> Operand? {
        guard arguments.count == 2, let left = operand(arguments[0].value), let right = operand(arguments[1].value),
            left.shape == .number, right.shape == .number
        else { return nil }
        let rest = SlotCode(left.code, right.code) { left, right in
            guard let x = left.integer, let y = right.integer else { return Self.beyondIntegers(left, right) }
            guard y != 0 else { return .null }
            if y == -1 { return Slot(number: 0) }
            let rest = x % y
            return Slot(number: rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest)
        }
        return Operand(.number, rest)
    }

    func key(_ arguments: [Form.Argument], _ compute: @escaping (UnsafeRawBufferPointer) -> Int?) -> Operand? {
        guard arguments.count == 1, let text = operand(arguments[0].value), text.shape == .text else { return nil }
        let key = SlotCode(text.code) { slot in
            guard !slot.isNull, let value = compute(slot.bytes) else { return .null }
            return Slot(number: Int64(value))
        }
        return Operand(.number, key)
    }
}
