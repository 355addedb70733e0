/// The record of a section, as Markdown that a terminal shows well too.
public enum Table {
    /// A heading, what is to be known, and the rows under their columns.
    public static func text(title: String, note: String, rows: [Row]) -> String {
        let cells =
            [["what", "figure", "ratio (least to most)", "aim"]] + rows.map { [$0.what, $0.figure, $0.ratio, $0.aim] }
        let widths = (0..<4).map { column in cells.map { $0[column].count }.max() ?? 0 }
        func line(_ texts: [String]) -> String {
            let padded = zip(texts, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return "| " + padded.joined(separator: " | ") + " |\n"
        }
        let rule = "| " + widths.map { String(repeating: "-", count: max(3, $0)) }.joined(separator: " | ") + " |\n"
        let body = cells.dropFirst().map(line).joined()
        return "### \(title)\n\n" + (note.isEmpty ? "" : note + "\n\n") + line(cells[0]) + rule + body
    }
}
