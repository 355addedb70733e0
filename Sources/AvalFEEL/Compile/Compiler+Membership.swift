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

    /// `un de(codes, values)` of a list of codes and values that are written out and all in the catalogue: one look at its set.
    func anyOf(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 2, let codes = argument(arguments, 0, named: "liste").flatMap(operand),
            codes.shape == .codes, let values = argument(arguments, 1, named: "valeurs").flatMap(Self.elements)
        else { return nil }
        let texts = values.compactMap(\.string)
        guard texts.count == values.count, let mask = catalogueMask(texts) else { return nil }
        return .truth(codes.code.test(ListsOne(codes: mask)))
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
        guard texts.count == items.count else { return nil }
        guard let operand = operand(value) else { return changedTexts(value, texts) }
        switch operand.shape {
        case .word(let words):
            guard words.count <= 64 else { return nil }
            let mask = words.enumerated().reduce(UInt64(0)) {
                texts.contains($1.element) ? $0 | 1 << UInt64($1.offset) : $0
            }
            return operand.code.test(IsWordAmong(words: mask))
        case .code:
            if let mask = catalogueMask(texts) { return operand.code.test(IsCodeAmong(codes: mask)) }
            return operand.code.test(IsTextAmong(texts: TextSet(texts)))
        case .text: return operand.code.test(IsTextAmong(texts: TextSet(texts)))
        default: return nil
        }
    }

    /// Whether what functions make of a text letter by letter is one of some: `upper case(sans accents(x)) in …`.
    private func changedTexts(_ value: Node, _ texts: [String]) -> TruthCode? {
        guard let (functions, inner) = TextChange.around(value, library), let text = operand(inner),
            text.shape == .text,
            let change = TextChange(functions)
        else { return nil }
        let set = TextSet(texts)
        return text.code.test { slot in
            guard !slot.isNull else { return .no }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(slot.bytes.count)
            change.append(slot.bytes, to: &bytes)
            return Truth(ByteView.with(bytes) { set.contains($0) })
        }
    }

    /// The set of some codes; nil where one is not of the catalogue.
    private func catalogueMask(_ texts: [String]) -> UInt64? {
        let indexes = texts.compactMap(resolver.catalogueIndex)
        return indexes.count == texts.count ? indexes.reduce(UInt64(0)) { $0 | 1 << UInt64($1) } : nil
    }

    private func inCodes(_ value: Node, _ list: SlotCode) -> TruthCode? {
        guard let operand = operand(value) else { return nil }
        if let literal = operand.literal, let index = resolver.catalogueIndex(literal) {
            return list.test(ListsOne(codes: 1 << UInt64(index)))
        }
        guard operand.shape == .code || operand.shape == .text else { return nil }
        let code = operand.code
        return TruthCode { block, asked in
            code.column(block, asked) { values in
                list.column(block, asked) { lists in
                    SlotCode.mask(values, lists, asked) {
                        Truth(Self.isAmong($0, $1, block))
                    }
                }
            }
        }
    }

    /// Whether a code or text stands in a list of codes.
    private static func isAmong(_ value: Slot, _ list: Slot, _ block: BlockView) -> Bool {
        guard !value.isNull, list.tag == .codes else { return false }
        if value.tag == .code, value.short != Slot.noCode { return list.payload >> UInt64(value.short) & 1 == 1 }
        return block.codes(of: list).contains { $0.bytes == value.bytes }
    }
}
