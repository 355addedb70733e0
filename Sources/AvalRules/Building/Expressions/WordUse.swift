import AvalFEEL
import AvalSource
import AvalValues

/// A word of a list that an expression writes out.
struct WordUse {
    /// The word.
    let word: String
    /// The list that it has to be a word of.
    let domain: WordDomain
    /// Where it stands.
    let span: SourceSpan

    /// The words that a checked expression writes out.
    static func all(in expression: Expression, _ words: [Int: WordDomain]) -> [WordUse] {
        guard !words.isEmpty else { return [] }
        var uses: [WordUse] = []
        func visit(_ node: Node) {
            if let domain = words[node.id], case .literal(.string(let word)) = node.form {
                uses.append(WordUse(word: word, domain: domain, span: expression.span(node)))
            }
            for child in node.form.children { visit(child) }
        }
        visit(expression.root)
        return uses
    }
}
