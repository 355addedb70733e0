import AvalValues

extension Compiler {
    /// A list that is found without the interpreter; nil where a node gives none.
    public func listing(_ node: Node) -> ((FrameView) -> Value)? {
        if case .texts(let texts)? = compiledCall(node) { texts } else { column(node)?.values }
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
    /// The texts, sorted by their bytes.
    private let texts: FlatTexts
    /// The same texts as values.
    private let values: [Value]
    /// Where each stands in the list.
    private let places: [Int]
    /// Whether the list is sorted already.
    private let isInOrder: Bool

    init(_ texts: [String]) {
        let sorted = texts.enumerated()
            .map { (bytes: Array($0.element.utf8), place: $0.offset) }
            .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        self.texts = FlatTexts(sorted.map(\.bytes))
        values = sorted.map { .string(texts[$0.place]) }
        places = sorted.map(\.place)
        isInOrder = sorted.enumerated().allSatisfy { $0.offset == $0.element.place }
    }

    /// The texts that begin with some bytes, in the order of the list.
    func texts(beginningWith text: Slot) -> [Value] {
        let start = text.bytes
        var (low, high) = (0, texts.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(texts[middle], start) { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < texts.count, Self.begins(texts[end], start) { end += 1 }
        if isInOrder { return Array(values[low..<end]) }
        return (low..<end).sorted { places[$0] < places[$1] }.map { values[$0] }
    }

    @inline(__always)
    private static func precedes(_ left: ByteView, _ right: ByteView) -> Bool {
        let count = min(left.count, right.count)
        for index in 0..<count where left[index] != right[index] { return left[index] < right[index] }
        return left.count < right.count
    }

    @inline(__always)
    private static func begins(_ text: ByteView, _ start: ByteView) -> Bool {
        guard text.count >= start.count else { return false }
        for index in 0..<start.count where text[index] != start[index] { return false }
        return true
    }
}
