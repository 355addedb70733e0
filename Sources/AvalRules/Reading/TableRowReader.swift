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
            log.error(
                "cellule_vide", "une colonne n'a pas de nom", at: cell.place,
                help: "écrivez ce qu'elle examine ou ce qu'elle donne ; une ligne ne commence ni ne finit par une barre"
            )
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
            log.error(
                "cellules_en_nombre",
                "cette ligne a \(Self.count(line)), l'en-tête \(Self.count(header))", at: line.span,
                help: "mettez une barre entre deux cellules, et « - » pour une condition qui ne compte pas")
            return nil
        }
        let empty = line.left.filter(\.bytes.isEmpty) + right.filter(\.bytes.isEmpty)
        for cell in empty {
            let isTest = line.left.contains { $0.bytes.isEmpty && $0.place == cell.place }
            log.error(
                "cellule_vide", "une cellule est vide", at: cell.place,
                help: isTest ? "écrivez « - » si la condition ne compte pas" : "écrivez le résultat, ou null")
        }
        return empty.isEmpty ? TableText.Row(tests: line.left, outputs: right) : nil
    }

    private func reportBorder(_ line: TableCells.Line) {
        // A text that does not end swallows the bars behind it.
        if let unclosed = line.unclosed {
            log.error(
                "syntaxe", "ce texte n'est pas fermé", at: unclosed,
                help: "ajoutez le guillemet droit « \" » qui le termine")
            return
        }
        log.error(
            "double_barre",
            line.borders == 0
                ? "rien ne sépare les conditions des résultats" : "une ligne n'a qu'une fois « || »",
            at: line.span, help: "écrivez « || » entre les conditions et les résultats, « | » entre deux cellules")
    }

    private static func count(_ line: TableCells.Line) -> String {
        func many(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count > 1 ? "s" : "")" }
        return many(line.left.count, "condition") + " et " + many(line.right?.count ?? 0, "résultat")
    }
}
