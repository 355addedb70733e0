import AvalSource
import AvalValues

/// Reads the `table` of an anomaly: each of its rows is a case, whose condition is what the row tests and whose keys are the
/// columns behind `||`.
struct AnomalyTableReader {
    let log: FindingLog

    /// The keys of a case that may be columns.
    static let columns = [
        "fiche", "gravite", "chemin", "declare", "attendu", "message", "reference", "sans_article", "doute", "a_revoir",
        "du", "au",
    ]
    /// The columns that hold expressions: a text there is between quotation marks.
    private static let expressions = ["declare", "attendu"]
    /// The columns whose cells may hold several values.
    private static let lists = ["fiche"]

    /// The rows as cases; nil, with its findings, where the table cannot be read whole.
    func read(_ map: YAMLMap) -> [YAMLMap]? {
        let before = log.findings.count
        let tables = TableReader(log: log)
        guard let text = tables.block(map), let lines = tables.lines(text) else { return nil }
        let header = lines[0]
        let keys = tables.names(header)
        for cell in header.right ?? [] where keys.contains(cell.string) && !Self.columns.contains(cell.string) {
            let near = Nearest.word(of: cell.string, among: Self.columns)
            log.add(TableFinding.unknownColumn(cell.string, near: near, known: Self.columns), at: cell.span)
        }
        let rows = TableRowReader(log: log, header: header).rows(lines.dropFirst())
        guard log.findings.count == before else { return nil }
        return zip(rows, lines.dropFirst()).compactMap { row, line in
            YAMLMap(self.row(row, header, at: line.span), what: "cette ligne", log: log)
        }
    }

    /// What the columns before `||` look at.
    func inputs(_ map: YAMLMap) -> [SourceText] {
        guard map.has("table"), let text = map.entry("table")?.value.text else { return [] }
        return TableCells(text).lines.first?.left ?? []
    }

    /// A row as the keys and values of a case.
    private func row(_ row: TableText.Row, _ header: TableCells.Line, at span: SourceSpan) -> YAMLNode {
        let tests = zip(header.left, row.tests).compactMap { RowTest(input: $0, cell: $1).condition }
        let condition = SourceText.joined(tests, separator: " and ") ?? SourceText("true", at: span)
        let name = YAMLNode(plain: SourceText("si", at: span), at: span)
        var entries = [(key: name, value: YAMLNode(plain: condition, at: span))]
        for (key, cell) in zip(header.right ?? [], row.outputs) where cell.string != "-" {
            entries.append((YAMLNode(plain: key, at: cell.span), value(cell, of: key.string)))
        }
        return YAMLNode(entries, span: span)
    }

    /// A cell as the value of its column's key.
    private func value(_ cell: SourceText, of key: String) -> YAMLNode {
        if Self.expressions.contains(key) { return YAMLNode(plain: cell, at: cell.span) }
        let parts = Self.parts(of: cell)
        let nodes = parts.map { YAMLNode(plain: $0.withoutMarks, at: $0.span) }
        if Self.lists.contains(key), nodes.count > 1 { return YAMLNode(items: nodes, span: cell.span) }
        if key == "gravite", nodes.count == 2 {
            let keys = ["avant_signature", "signature"].map {
                YAMLNode(plain: SourceText($0, at: cell.span), at: cell.span)
            }
            return YAMLNode(zip(keys, nodes).map { (key: $0, value: $1) }, span: cell.span)
        }
        return YAMLNode(plain: cell.withoutMarks, at: cell.span)
    }

    /// What stands between the commas of a cell.
    private static func parts(of cell: SourceText) -> [SourceText] {
        var parts: [SourceText] = []
        var start = 0
        for index in 0...cell.bytes.count where index == cell.bytes.count || cell.bytes[index] == UInt8(ascii: ",") {
            parts.append(cell.slice(start..<index).trimmed)
            start = index + 1
        }
        return parts
    }
}
