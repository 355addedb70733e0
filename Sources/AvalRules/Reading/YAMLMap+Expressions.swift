import AvalSource

extension YAMLMap {
    /// The expression of a key: a plain text or a block; quotes around it would be taken for a text of the expression's.
    func expression(_ key: String) -> SourceText? {
        guard let node = field(key) else { return nil }
        if node.style == .singleQuoted || node.style == .doubleQuoted {
            log.error(
                "expression_entre_guillemets", "« \(key) » est une expression : elle ne se met pas entre guillemets",
                at: node.span,
                help: "écrivez « \(key): | » sur une ligne à part, hors accolades, et l'expression à la ligne suivante")
            return nil
        }
        if node.text == nil, !node.isUnreadable {
            log.error(
                "expression_attendue", "« \(key) » doit être une expression, pas \(node.describedKind)", at: node.span,
                help: "écrivez « \(key): | », et l'expression à la ligne suivante")
            return nil
        }
        return text(key)
    }

    /// The expression of a key that must be there.
    func requiredExpression(_ key: String) -> SourceText? { required(key) == nil ? nil : expression(key) }
}
