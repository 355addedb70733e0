import AvalOperations

/// A piece of HTML: texts become one by being escaped, and by nothing else.
struct Markup: ExpressibleByStringInterpolation, Sendable {
    /// The HTML.
    let html: String

    /// HTML written in the code.
    init(stringLiteral value: String) { html = value }

    /// HTML written in the code, with texts that are escaped and pieces that stand as they are.
    init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    /// HTML made elsewhere: a drawing.
    init(raw html: String) { self.html = html }

    /// What may stand between the pieces of code: texts are escaped.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { html += literal }
        mutating func appendInterpolation(_ text: String) { html += HTMLText.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { html += "\(number)" }
        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        mutating func appendInterpolation(_ markups: [Markup]) { html += markups.map(\.html).joined(separator: "\n") }
    }
}

extension Markup {
    /// Nothing.
    static let none: Markup = ""

    /// A table with its caption; the first cell of each row is its heading.
    static func table(_ caption: String, _ head: [String], _ rows: [[Markup]]) -> Markup {
        if rows.isEmpty { return none }
        let heads = head.map { "<th scope=\"col\">\($0)</th>" as Markup }
        let body = rows.map { row -> Markup in
            let cells = row.enumerated().map { index, cell -> Markup in
                index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        return """
            <div class="tableau" role="region" aria-label="\(caption)" tabindex="0">
            <table><caption>\(caption)</caption>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(body)
            </tbody></table>
            </div>
            """
    }

    /// A list; nothing where there is nothing in it.
    static func list(_ items: [Markup]) -> Markup {
        if items.isEmpty { return none }
        return "<ul>\n\(items.map { "<li>\($0)</li>" as Markup })\n</ul>"
    }

    /// A section with its heading; nothing where nothing stands in it.
    static func section(_ title: String, _ parts: Markup...) -> Markup {
        let inner = parts.filter { !$0.html.isEmpty }
        if inner.isEmpty { return none }
        return "<section>\n<h2>\(title)</h2>\n\(inner)\n</section>"
    }

    /// A text, or a dash where there is none.
    static func orDash(_ text: String?) -> Markup { text.map { "\($0)" } ?? "–" }
}
