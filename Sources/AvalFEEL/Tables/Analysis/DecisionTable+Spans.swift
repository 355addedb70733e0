import AvalSource

extension DecisionTable {
    /// Where a row stands, from its first cell to its last.
    public func span(row: Int) -> SourceSpan { Self.span(rows[row].tests + rows[row].outputs) }

    /// Where the inputs are named.
    var head: SourceSpan { Self.span(inputs.map(\.expression)) }

    private static func span(_ cells: [Expression]) -> SourceSpan {
        let spans = cells.map { $0.text.span(0..<$0.text.bytes.count) }
        guard let first = spans.first, let last = spans.last else {
            return SourceSpan(file: SourceFile(path: "", bytes: []), lower: 0, upper: 0)
        }
        return SourceSpan(file: first.file, lower: first.lower, upper: last.upper)
    }
}
