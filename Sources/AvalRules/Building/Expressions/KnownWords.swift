import AvalFEEL
import AvalValues

/// The texts that an expression may give, where all of them are known: those that it writes out, and the words of the facts
/// and fields that it names.
struct KnownWords {
    let names: Namespace

    /// The texts, each once, in their order; nil where others may come. Nothing is none of them.
    func words(_ node: Node) -> [String]? {
        if let path = node.pathOfNames { return words(of: names.resolve(path)?.kind) }
        switch node.form {
        case .literal(.string(let word)): return [word]
        case .literal(.null): return []
        case .conditional(_, let then, let otherwise):
            guard let first = words(then), let second = words(otherwise) else { return nil }
            return first + second.filter { !first.contains($0) }
        default: return nil
        }
    }

    private func words(of kind: Kind?) -> [String]? {
        guard case .word(let domain)? = kind, !domain.isOpen else { return nil }
        return domain.words
    }
}

extension CheckedText {
    /// What its values are: a text that is always one of some known words is a word of that list, which bears `name`.
    func kind(naming name: String) -> Kind {
        guard kind == .string, let words = KnownWords(names: names).words(expression.root), !words.isEmpty else {
            return kind
        }
        return .word(WordDomain(name: name, words: words))
    }
}
