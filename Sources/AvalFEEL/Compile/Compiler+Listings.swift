import AvalValues

extension Compiler {
    /// A list that is found without the interpreter; nil where a node gives none.
    public func listing(_ node: Node) -> ((FrameView) -> Value)? {
        if case .texts(let texts)? = compiledCall(node) { texts } else { nil }
    }

    /// `commencant par(list, beginning)` of a list that is the same for all declarations.
    ///
    /// A message that names the neighbours of an unknown code looks through hundreds of them, for each anomaly.
    func listing(_ arguments: [Form.Argument]) -> CompiledCall? {
        guard arguments.count == 2, let list = argument(arguments, 0, named: "liste"), let texts = constantTexts(list),
            let start = argument(arguments, 1, named: "debut").flatMap(operand),
            start.shape == .text || start.shape == .code
        else { return nil }
        let (table, code) = (PrefixTable(texts), start.code)
        return .texts { frame in
            let start = code(frame)
            return start.isNull ? .null : .list(table.texts(beginningWith: start))
        }
    }

    /// The texts of a list that is the same for all declarations.
    private func constantTexts(_ node: Node) -> [String]? {
        guard let path = path(node), case .list(let items)? = resolver.constant(path) else { return nil }
        let texts = items.compactMap(\.string)
        return texts.count == items.count ? texts : nil
    }
}

/// Texts by their bytes, to find those that begin alike.
private final class PrefixTable {
    private struct Entry {
        let bytes: [UInt8]
        let index: Int
        let value: Value
    }

    private let entries: [Entry]

    init(_ texts: [String]) {
        entries = texts.enumerated()
            .map { Entry(bytes: Array($0.element.utf8), index: $0.offset, value: .string($0.element)) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// The texts that begin with some bytes, in the order of the list.
    func texts(beginningWith text: Slot) -> [Value] {
        let start = text.bytes
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].bytes.lexicographicallyPrecedes(start) { low = middle + 1 } else { high = middle }
        }
        return entries[low...].prefix { $0.bytes.starts(with: start) }.sorted { $0.index < $1.index }.map(\.value)
    }
}
