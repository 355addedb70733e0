extension Expression {
    /// The part of the expression below a node, as an expression of its own: same text, same numbers.
    public func part(_ node: Node) -> Expression {
        Expression(text: text, root: node, nodeCount: nodeCount)
    }
}
