import AvalValues

extension Compiler {
    /// Calls that give a truth.
    func truthCall(_ function: Node, _ arguments: [Form.Argument]) -> TruthCode? {
        guard case .name(let name) = function.form else { return nil }
        switch name {
        case "not":
            guard arguments.count == 1, let inner = fastTruth(arguments[0].value) else { return nil }
            return { inner($0).negated }
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
            let code = text.code
            return { frame in
                let slot = code(frame)
                return slot.isNull ? .unknown : Truth(ControlKeys.luhn(slot.bytes))
            }
        default: return nil
        }
    }

    private func textTest(
        _ arguments: [Form.Argument], _ holds: @escaping (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Bool
    ) -> TruthCode? {
        guard arguments.count == 2, arguments.allSatisfy({ $0.name == nil }), let text = operand(arguments[0].value),
            let literal = operand(arguments[1].value)?.literal, text.shape == .text
        else { return nil }
        let code = text.code
        let bytes = LiteralBytes(literal)
        return { frame in
            let slot = code(frame)
            return slot.isNull ? .unknown : Truth(holds(slot.bytes, bytes.bytes))
        }
    }

    private func matches(_ arguments: [Form.Argument]) -> TruthCode? {
        guard arguments.count == 2, arguments.allSatisfy({ $0.name == nil }), let text = operand(arguments[0].value),
            let literal = operand(arguments[1].value)?.literal, text.shape == .text,
            let pattern = BytePattern(literal)
        else { return nil }
        let code = text.code
        return { frame in
            let slot = code(frame)
            return slot.isNull ? .unknown : Truth(pattern.matches(slot.bytes))
        }
    }

    /// Calls that give a number.
    func slotCall(_ function: Node, _ arguments: [Form.Argument]) -> Operand? {
        guard case .name(let name) = function.form, arguments.allSatisfy({ $0.name == nil }) else { return nil }
        switch name {
        case "abs": return absolute(arguments)
        case "count": return count(arguments)
        case "modulo": return modulo(arguments)
        case "somme des chiffres": return key(arguments, ControlKeys.digitSum)
        case "reste 97": return key(arguments, ControlKeys.remainder97)
        default: return nil
        }
    }

    private func absolute(_ arguments: [Form.Argument]) -> Operand? {
        guard arguments.count == 1, let operand = operand(arguments[0].value), operand.shape == .number else {
            return nil
        }
        let code = operand.code
        return Operand(.number) { frame in
            let slot = code(frame)
            return slot.tag == .number && slot.significand < 0 ? slot.negated : slot
        }
    }

    private func count(_ arguments: [Form.Argument]) -> Operand? {
        guard arguments.count == 1, let operand = operand(arguments[0].value), operand.shape == .codes else {
            return nil
        }
        let code = operand.code
        return Operand(.number) { frame in
            let slot = code(frame)
            return Slot(number: slot.tag == .codes ? Int64(slot.short) : 0)
        }
    }

    /// FEEL's modulo takes the sign of the divisor (DMN 1.5, 10.3.4.5).
    private func modulo(_ arguments: [Form.Argument]) -> Operand? {
        guard arguments.count == 2, let left = operand(arguments[0].value), let right = operand(arguments[1].value),
            left.shape == .number, right.shape == .number
        else { return nil }
        let (a, b) = (left.code, right.code)
        return Operand(.number) { frame in
            let (left, right) = (a(frame), b(frame))
            guard let x = left.integer, let y = right.integer else {
                return left.tag == .number && right.tag == .number || left.isUnfit || right.isUnfit ? .unfit : .null
            }
            guard y != 0 else { return .null }
            if y == -1 { return Slot(number: 0) }
            let rest = x % y
            return Slot(number: rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest)
        }
    }

    private func key(_ arguments: [Form.Argument], _ compute: @escaping (UnsafeRawBufferPointer) -> Int?) -> Operand? {
        guard arguments.count == 1, let text = operand(arguments[0].value), text.shape == .text else { return nil }
        let code = text.code
        return Operand(.number) { frame in
            let slot = code(frame)
            guard !slot.isNull, let value = compute(slot.bytes) else { return .null }
            return Slot(number: Int64(value))
        }
    }
}
