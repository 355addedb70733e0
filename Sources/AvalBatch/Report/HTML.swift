import AvalOperations

/// Pieces of HTML.
enum HTML {
    /// A page that needs nothing else, under its title; `style` is added to what all pages look like.
    static func page(title: String, style: String = "", _ parts: [String]) -> String {
        let parts = ["<main>", "<h1>\(HTMLText.escaped(title))</h1>"] + parts + ["</main>"]
        return HTMLText.page(title: title, style: ReportStyle.css + style, body: parts.joined(separator: "\n"))
    }

    /// A part of a page under its heading.
    static func section(_ title: String, _ content: String) -> String {
        "<section>\n<h2>\(HTMLText.escaped(title))</h2>\n\(content)\n</section>"
    }

    /// A table: a caption, the first columns of words and the others of figures, and a last row of totals. One that
    /// `stacks` is too wide for a narrow screen, where each of its rows becomes a small list of names and values.
    static func table(
        caption: String, head: [String], _ rows: [[String]], total: [String]? = nil, textColumns: Int = 1,
        stacks: Bool = false
    ) -> String {
        func cells(_ row: [String], isHead: Bool = false) -> String {
            row.enumerated().map { column, cell in
                let style = column < textColumns ? "" : " class=\"n\""
                if isHead { return "<th scope=\"col\"\(style)>\(HTMLText.escaped(cell))</th>" }
                if column == 0 { return "<th scope=\"row\">\(breaking(cell))</th>" }
                let name = stacks ? " data-nom=\"\(HTMLText.escaped(head[column]))\"" : ""
                return "<td\(style)\(name)>\(HTMLText.escaped(cell))</td>"
            }.joined()
        }
        let body = rows.map { "<tr>\(cells($0))</tr>" }.joined(separator: "\n")
        let foot = total.map { "<tfoot><tr>\(cells($0))</tr></tfoot>\n" } ?? ""
        return """
            <div class="tableau">
            <table\(stacks ? " class=\"fiches\"" : "")>
            <caption>\(HTMLText.escaped(caption))</caption>
            <thead><tr>\(cells(head, isHead: true))</tr></thead>
            <tbody>
            \(body)
            </tbody>
            \(foot)</table>
            </div>
            """
    }

    /// What the colours of a chart mean.
    static func legend(_ entries: [(style: String, word: String)]) -> String {
        let parts = entries.map { style, word in
            "<span class=\"legende\"><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"\(style)\" "
                + "width=\"12\" height=\"12\"/></svg> \(HTMLText.escaped(word))</span>"
        }
        return "<p>\(parts.joined())</p>\n"
    }

    /// A name whose words a narrow column may put on lines of their own.
    private static func breaking(_ name: String) -> String { HTMLText.escaped(name).replacing("_", with: "_<wbr>") }
}
