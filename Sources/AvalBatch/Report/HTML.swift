/// Pieces of HTML.
enum HTML {
    /// A text that no browser takes for a tag.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
    }

    /// A table: a caption, the first columns of words and the others of figures, and a last row of totals.
    static func table(
        caption: String, head: [String], _ rows: [[String]], total: [String]? = nil, textColumns: Int = 1
    ) -> String {
        func cells(_ row: [String], isHead: Bool = false) -> String {
            row.enumerated().map { column, cell in
                let style = column < textColumns ? "" : " class=\"n\""
                if isHead { return "<th scope=\"col\"\(style)>\(escaped(cell))</th>" }
                if column == 0 { return "<th scope=\"row\">\(escaped(cell))</th>" }
                return "<td\(style)>\(escaped(cell))</td>"
            }.joined()
        }
        let body = rows.map { "<tr>\(cells($0))</tr>" }.joined(separator: "\n")
        let foot = total.map { "<tfoot><tr>\(cells($0))</tr></tfoot>\n" } ?? ""
        return """
            <div class="tableau">
            <table>
            <caption>\(escaped(caption))</caption>
            <thead><tr>\(cells(head, isHead: true))</tr></thead>
            <tbody>
            \(body)
            </tbody>
            \(foot)</table>
            </div>
            """
    }
}
