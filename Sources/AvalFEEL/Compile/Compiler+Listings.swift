import AvalValues

extension Compiler {
    /// A list that is found without the interpreter: the texts of a constant list that begin with another.
    ///
    /// A message that names the neighbours of an unknown code looks through hundreds of them, for each anomaly.
    public func listing(_ node: Node) -> ((UnsafePointer<SlotFrame>) -> Value)? {
        guard case .call(let function, let arguments) = node.form, case .name("commencant par") = function.form,
            arguments.count == 2,
            let list = positional(arguments, 0, named: "liste"), let texts = constantTexts(list),
            let start = positional(arguments, 1, named: "debut").flatMap(operand),
            start.shape == .text || start.shape == .code
        else { return nil }
        let (table, code) = (PrefixTable(texts), start.code)
        return { frame in
            let start = code(frame)
            return start.isNull ? .null : .list(table.texts(beginningWith: start.bytes))
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
        let place: Int
        let value: Value
    }

    private let entries: [Entry]

    init(_ texts: [String]) {
        entries = texts.enumerated()
            .map { Entry(bytes: Array($0.element.utf8), place: $0.offset, value: .string($0.element)) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// The texts that begin with some bytes, in the order of the list.
    func texts(beginningWith start: UnsafeRawBufferPointer) -> [Value] {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].bytes.lexicographicallyPrecedes(start) { low = middle + 1 } else { high = middle }
        }
        return entries[low...].prefix { $0.bytes.starts(with: start) }.sorted { $0.place < $1.place }.map(\.value)
    }
}
