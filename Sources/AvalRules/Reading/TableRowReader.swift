import AvalSource

/// Reads the lines of a table against its header.
struct TableRowReader {
    let log: FindingLog
    let header: TableCells.Line

    /// Whether the first line names conditions and results.
    var isHeader: Bool {
        guard header.borders == 1 else {
            reportBorder(header)
            return false
        }
        let cells = header.left + (header.right ?? [])
        for cell in cells where cell.bytes.isEmpty {
            log.add(TableFinding.unnamedColumn, at: cell.span)
        }
        return !cells.contains { $0.bytes.isEmpty }
    }

    /// The rows that fit the header.
    func rows(_ lines: ArraySlice<TableCells.Line>) -> [TableText.Row] { lines.compactMap(row) }

    private func row(_ line: TableCells.Line) -> TableText.Row? {
        guard line.borders == 1, let right = line.right else {
            reportBorder(line)
            return nil
        }
        guard line.left.count == header.left.count, right.count == header.right?.count else {
            if line.unclosed != nil {
                reportBorder(line)
                return nil
            }
            log.add(TableFinding.cellCount(row: Self.count(line), header: Self.count(header)), at: line.span)
            return nil
        }
        let empty = line.left.filter(\.bytes.isEmpty) + right.filter(\.bytes.isEmpty)
        for cell in empty {
            let isTest = line.left.contains { $0.bytes.isEmpty && $0.span == cell.span }
            log.add(TableFinding.emptyCell(isTest: isTest), at: cell.span)
        }
        return empty.isEmpty ? TableText.Row(tests: line.left, outputs: right) : nil
    }

    private func reportBorder(_ line: TableCells.Line) {
        // A text that does not end swallows the bars behind it.
        if let unclosed = line.unclosed {
            log.add(TableFinding.openText, at: unclosed)
            return
        }
        log.add(line.borders == 0 ? TableFinding.noBorder : .twoBorders, at: line.span)
    }

    private static func count(_ line: TableCells.Line) -> String {
        func many(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count > 1 ? "s" : "")" }
        return many(line.left.count, "condition") + " et " + many(line.right?.count ?? 0, "résultat")
    }
}
