import AvalValues

extension Compiler {
    /// `x in …` and `list contains(…, x)` for what judging asks most: a code in a list of codes, a word or text among a few.
    func membership(_ value: Node, _ tests: [Node]) -> TruthCode? {
        if tests.count == 1, let codes = operand(tests[0]), codes.shape == .codes { return inCodes(value, codes.code) }
        if tests.count == 1, let path = path(tests[0]), case .list(let items)? = resolver.constant(path) {
            return inTexts(value, items)
        }
        return inTexts(value, tests.flatMap { Self.elements(of: $0) ?? [.null] })
    }

    /// The values written out in a test; nil when it is anything but literals.
    private static func elements(of node: Node) -> [Value]? {
        switch node.form {
        case .literal(let value) where value.string != nil: return [value]
        case .list(let nodes):
            let values = nodes.compactMap { node -> Value? in
                if case .literal(let value) = node.form, value.string != nil { value } else { nil }
            }
            return values.count == nodes.count ? values : nil
        default: return nil
        }
    }

    private func inTexts(_ value: Node, _ items: [Value]) -> TruthCode? {
        let texts = items.compactMap(\.string)
        guard texts.count == items.count, let operand = operand(value) else { return nil }
        let code = operand.code
        switch operand.shape {
        case .word(let words):
            guard words.count <= 64 else { return nil }
            let mask = words.enumerated().reduce(UInt64(0)) {
                texts.contains($1.element) ? $0 | 1 << UInt64($1.offset) : $0
            }
            return { frame in
                let slot = code(frame)
                return Truth(slot.tag == .word && mask >> UInt64(slot.word) & 1 == 1)
            }
        case .text, .code:
            let table = ByteTable(texts)
            return { frame in
                let slot = code(frame)
                return Truth(!slot.isNull && table.position(slot.bytes) >= 0)
            }
        default: return nil
        }
    }

    private func inCodes(_ value: Node, _ list: @escaping SlotCode) -> TruthCode? {
        guard let operand = operand(value) else { return nil }
        if let literal = operand.literal, let index = resolver.catalogueIndex(literal) {
            let mask = UInt64(1) << UInt64(index)
            return { frame in
                let slot = list(frame)
                return Truth(slot.tag == .codes && slot.payload & mask != 0)
            }
        }
        guard operand.shape == .code || operand.shape == .text else { return nil }
        let code = operand.code
        return { frame in
            let (value, list) = (code(frame), list(frame))
            guard !value.isNull, list.tag == .codes else { return .no }
            if value.tag == .code, value.short != Slot.noCode {
                return Truth(list.payload >> UInt64(value.short) & 1 == 1)
            }
            let entries = UnsafeBufferPointer(
                start: frame.pointee.codes + Int(list.length), count: Int(list.short))
            return Truth(entries.contains { sameBytes($0.bytes, value.bytes) })
        }
    }
}
