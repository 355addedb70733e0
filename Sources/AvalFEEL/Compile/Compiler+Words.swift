import AvalValues

extension Compiler {
    /// A choice between texts that are all written out, as words of a list of its own: `if x then "a" else "b"`; nil where a
    /// node is something else.
    public func wordChoice(_ node: Node) -> Operand? {
        guard case .conditional = node.form, let words = Self.words(node), let code = word(node, of: words) else {
            return nil
        }
        return Operand(.word(words), code)
    }

    /// The texts at the ends of a choice, each once, in their order; nil where an end is no text.
    private static func words(_ node: Node) -> [String]? {
        switch node.form {
        case .literal(.string(let word)): return [word]
        case .conditional(_, let then, let otherwise):
            guard let first = words(then), let second = words(otherwise) else { return nil }
            return first + second.filter { !first.contains($0) }
        default: return nil
        }
    }

    private func word(_ node: Node, of words: [String]) -> SlotCode? {
        switch node.form {
        case .literal(.string(let word)): return words.firstIndex(of: word).map { SlotCode(Slot(word: $0)) }
        case .conditional(let condition, let then, let otherwise):
            guard let first = word(then, of: words), let second = word(otherwise, of: words) else { return nil }
            return SlotCode(if: truth(condition), first, second)
        default: return nil
        }
    }
}
