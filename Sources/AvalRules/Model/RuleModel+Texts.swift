import AvalFEEL
import AvalSource
import AvalValues

extension RuleModel {
    /// What a text of a rule file may say on a day, or ever: itself, and the texts that the facts named between its braces
    /// are made of (those in their expressions and tables; the articles of determinants, for that of a category).
    public func texts(of text: SourceText, on day: Int?) -> [String] {
        let names = NameUses()
        for piece in text.string.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            let expression = piece.prefix { $0 != "}" }
            let source = SourceText(String(expression), name: text.file.path)
            if let root = ExpressionParser.parse(source, scope: Scope()).0?.root { names.note(root) }
        }
        var texts = [text.string]
        if names.names.contains(EngineFact.categoryReference) { texts += categoryReferences(on: day) }
        let attributes = determinants.flatMap(\.attributes).filter { names.names.contains($0.name) }
        texts += attributes.map(\.value)
        for fact in facts where names.names.contains(fact.name) {
            for root in fact.roots(in: Scope()) { Self.addTexts(in: root, to: &texts) }
        }
        return texts
    }

    /// The articles that a category may rest on.
    private func categoryReferences(on day: Int?) -> [String] {
        let periods = determinants.flatMap(\.periods).filter { period in
            day.map { period.validity.contains($0) } ?? true
        }
        return periods.map(\.reference) + [categories.fallbackReference, categories.ownReference]
    }

    private static func addTexts(in node: Node, to texts: inout [String]) {
        if case .literal(.string(let text)) = node.form { texts.append(text) }
        for child in node.form.children { addTexts(in: child, to: &texts) }
    }
}
