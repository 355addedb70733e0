/// Horizontal bars as inline SVG: whole numbers only, so that no length is ever written as a binary fraction.
struct BarChart {
    /// A bar: parts one after the other, each with the class that colours it, and its value as people read it.
    struct Bar {
        let label: String
        let parts: [(count: Int, style: String)]
        let value: String

        var total: Int { parts.reduce(0) { $0 + $1.count } }
    }

    private let title: String
    private let bars: [Bar]

    /// The widths of the labels, of the longest bar and of the values, and the height of a bar with what is between two.
    private enum Size {
        static let label = 300
        static let bar = 280
        static let value = 150
        static let row = 28
        static let thickness = 18
    }

    init(_ title: String, _ bars: [Bar]) {
        self.title = title
        self.bars = bars
    }

    /// The drawing.
    var svg: String {
        let width = Size.label + Size.bar + Size.value
        let height = max(1, bars.count) * Size.row
        let longest = bars.map(\.total).max() ?? 0
        let rows = bars.enumerated().map { row($1, at: $0 * Size.row, longest: longest) }
        return """
            <svg class="barres" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(HTML.escaped(title))">
            \(rows.joined(separator: "\n"))
            </svg>

            """
    }

    private func row(_ bar: Bar, at top: Int, longest: Int) -> String {
        let middle = top + Size.row / 2 + 5
        var start = Size.label
        var counted = 0
        var text =
            "<text x=\"\(Size.label - 10)\" y=\"\(middle)\" text-anchor=\"end\">\(HTML.escaped(bar.label))</text>"
        for (count, style) in bar.parts {
            counted += count
            let end = Size.label + Self.length(counted, longest)
            text +=
                "<rect class=\"\(style)\" x=\"\(start)\" y=\"\(top + 5)\" width=\"\(end - start)\" height=\"\(Size.thickness)\"/>"
            start = end
        }
        return text + "<text x=\"\(start + 8)\" y=\"\(middle)\">\(HTML.escaped(bar.value))</text>"
    }

    private static func length(_ count: Int, _ longest: Int) -> Int {
        guard longest > 0 else { return 0 }
        return Int(Int128(count) * Int128(Size.bar) / Int128(longest))
    }
}

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

    /// A table: the first columns of words, the others of figures.
    static func table(head: [String], _ rows: [[String]], textColumns: Int = 1) -> String {
        func cells(_ row: [String], _ tag: String) -> String {
            row.enumerated().map { column, cell in
                let style = column < textColumns ? "" : " class=\"n\""
                return "<\(tag)\(style)>\(escaped(cell))</\(tag)>"
            }.joined()
        }
        let body = rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n")
        return """
            <table>
            <thead><tr>\(cells(head, "th"))</tr></thead>
            <tbody>
            \(body)
            </tbody>
            </table>
            """
    }
}
