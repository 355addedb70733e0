import AvalValues

/// Functions of texts that need no memory of their own: a part of a text is a stretch of the same bytes.
extension Compiler {
    /// `string length(text)`: characters are code points, hence the bytes that begin one.
    func length(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let text = operands(arguments, .text)?.first else { return nil }
        let length = SlotCode(text.code) { slot in
            if slot.isNull { return .null }
            return Slot(number: Int64(Self.characters(slot.bytes)))
        }
        return .operand(.number, length)
    }

    /// How many bytes begin a character, eight at a time: those that go on with one have their first bit and not the second.
    @inline(__always)
    private static func characters(_ bytes: ByteView) -> Int {
        var (count, offset) = (bytes.count, 0)
        while offset + 8 <= bytes.count {
            let word = bytes.word(at: offset)
            let further = word & ~(word << 1) & 0x8080_8080_8080_8080
            if further != 0 { count -= further.nonzeroBitCount }
            offset += 8
        }
        while offset < bytes.count {
            if bytes[offset] & 0xC0 == 0x80 { count -= 1 }
            offset += 1
        }
        return count
    }

    /// `substring(text, start, length)` from the front, where both are written out.
    func part(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 2 || arguments.count == 3, arguments.allSatisfy({ $0.name == nil }),
            let text = operand(arguments[0].value),
            text.shape == .text, let start = Self.whole(arguments[1].value), start > 0
        else { return nil }
        var most: Int?
        if arguments.count == 3 {
            guard let length = Self.whole(arguments[2].value), length > 0 else { return nil }
            most = length
        }
        // A position or a length beyond the text gives null (DMN 1.5, table 74).
        let part = SlotCode(text.code) { slot in
            if slot.isNull { return .null }
            let bytes = slot.bytes
            guard let first = Self.offset(after: start - 1, in: bytes, from: 0), first < bytes.count else {
                return .null
            }
            guard let most else { return slot.part(first..<bytes.count) }
            guard let end = Self.offset(after: most, in: bytes, from: first) else { return .null }
            return slot.part(first..<end)
        }
        return .operand(.text, part)
    }

    /// Where the first `count` characters after an offset end; nil where there are fewer.
    @inline(__always)
    private static func offset(after count: Int, in bytes: ByteView, from start: Int) -> Int? {
        var (left, offset) = (count, start)
        while offset < bytes.count {
            if bytes[offset] & 0xC0 != 0x80 {
                if left == 0 { return offset }
                left -= 1
            }
            offset += 1
        }
        return left == 0 ? offset : nil
    }

    /// A whole number that is written out.
    static func whole(_ node: Node) -> Int? {
        if case .literal(.number(let number)) = node.form { number.integer.map { Int($0) } } else { nil }
    }

    /// `reste 97(text)` and `reste 97(text + text)`: the second text is read on from the first, nothing is put together.
    func remainder97(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 1, arguments[0].name == nil else { return nil }
        guard case .arithmetic(.add, let left, let right) = arguments[0].value.form else {
            return key(arguments) { ControlKeys.remainder97($0.bytes.memory) }
        }
        guard let first = operand(left), let second = operand(right), first.shape == .text, second.shape == .text else {
            return nil
        }
        let rest = SlotCode(first.code, second.code) { first, second in
            if first.isNull || second.isNull || first.length == 0 && second.length == 0 { return .null }
            guard let head = ControlKeys.remainder97(first.bytes.memory, after: 0),
                let rest = ControlKeys.remainder97(second.bytes.memory, after: head)
            else { return .null }
            return Slot(number: Int64(rest))
        }
        return .operand(.number, rest)
    }

    /// `meme texte(text, text)`.
    func alike(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard let texts = operands(arguments, .text, .text) else { return nil }
        return .truth(
            SlotCode.test(texts[0].code, texts[1].code) { first, second in
                first.isNull || second.isNull ? .unknown : Truth(Wordings.areAlike(first.bytes, second.bytes))
            })
    }

    /// A test of a text by its bytes.
    func test(_ arguments: [Form.Argument], _ holds: @escaping (ByteView) -> Bool) -> CompiledCall? {
        guard let text = operands(arguments, .text)?.first else { return nil }
        return .truth(text.code.test { $0.isNull ? .unknown : Truth(holds($0.bytes)) })
    }

    /// A stretch of a text that a function finds in its bytes; null where it finds none.
    func part(_ arguments: [Form.Argument], _ stretch: @escaping (ByteView) -> Range<Int>?) -> CompiledCall? {
        guard let text = operands(arguments, .text)?.first else { return nil }
        let part = SlotCode(text.code) { slot in
            guard !slot.isNull, let range = stretch(slot.bytes) else { return .null }
            return slot.part(range)
        }
        return .operand(.text, part)
    }
}
