import AvalJSON
import AvalValues

/// Writes the cells of a row as the JSON that the vocabulary asks for; an empty cell is an absent field.
enum CellWriter {
    /// Writes the members of an object, each after `,` but the first; gives whether there were any.
    static func members(_ node: CSVHeader.Node, _ row: CSVRow, _ output: OutputBuffer, isFirst: Bool = true) -> Bool {
        var isFirst = isFirst
        for inner in node.inner {
            let start = output.count
            if !isFirst { output.put(",") }
            output.put(jsonString: inner.key)
            output.put(":")
            if value(inner, row, output) { isFirst = false } else { output.truncate(to: start) }
        }
        return !isFirst
    }

    private static func value(_ node: CSVHeader.Node, _ row: CSVRow, _ output: OutputBuffer) -> Bool {
        guard node.column >= 0 else {
            output.put("{")
            let hasMembers = members(node, row, output)
            output.put("}")
            return hasMembers
        }
        let cell = row[node.column]
        if cell.isEmpty { return false }
        // A cell that its kind cannot be made of stays a text, for the judgement to say so.
        if let write = node.cell, write(cell.span, output) { return true }
        output.put("\"")
        output.put(escaping: cell.span)
        output.put("\"")
        return true
    }
}
