import AvalSource

extension YAMLMap {
    /// The expression of a key: a plain text or a block; quotes around it would be taken for a text of the expression's.
    func expression(_ key: String) -> SourceText? {
        guard let node = field(key) else { return nil }
        if isTable(node) {
            log.error(
                "table_sans_nom", "« \(key) » est une expression : une table se nomme d'abord", at: node.span,
                help: "donnez la table dans faits.yaml (« mon_fait: », puis en dessous « table: | » et ses lignes), "
                    + "et écrivez ici « \(key): mon_fait »")
            return nil
        }
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
