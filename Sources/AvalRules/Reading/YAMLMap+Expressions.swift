import AvalSource
import AvalValues

extension YAMLMap {
    /// The expression of a key: a plain text or a block; quotes around it would be taken for a text of the expression's.
    func expression(_ key: String) -> SourceText? {
        guard let node = field(key) else { return nil }
        if isTable(node) {
            log.add(ExpressionTextFinding.table(key), at: node.span)
            return nil
        }
        if node.style == .singleQuoted || node.style == .doubleQuoted {
            log.add(ExpressionTextFinding.quoted(key), at: node.span)
            return nil
        }
        if node.text == nil, !node.isUnreadable {
            log.add(ExpressionTextFinding.notText(key, found: node.describedKind), at: node.span)
            return nil
        }
        return text(key)
    }

    /// Whether a table is written where an expression is due: under its key, or its lines alone.
    private func isTable(_ node: YAMLNode) -> Bool {
        if let entries = node.entries { return entries.contains { $0.name == "table" } }
        guard node.style == .literal, let text = node.text else { return false }
        let lines = TableCells(text).lines
        return lines.count > 1 && lines.allSatisfy { $0.borders > 0 }
    }

    /// The expression of a key that must be there.
    func requiredExpression(_ key: String) -> SourceText? { required(key) == nil ? nil : expression(key) }
}
