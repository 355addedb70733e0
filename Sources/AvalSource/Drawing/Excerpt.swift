/// The line that a span begins on, and the marks to put under it.
struct Excerpt {
    let lineNumber: Int
    /// The line as it is shown, cut around the span when it is very long.
    let line: String
    /// Blanks, then one mark for each column that the span covers: at least one.
    let underline: String

    /// The most characters of a line that are shown, and how many of them before the span.
    private static let longest = 160
    private static let before = 60

    /// The excerpt for `span`, underlined with `mark`; a span over several lines is marked to the end of its first one.
    init(_ span: SourceSpan, mark: Character) {
        let start = span.start
        lineNumber = start.line
        let scalars = Array(span.file.line(start.line).unicodeScalars)
        let first = min(start.column - 1, scalars.count)
        let end = span.end
        let last = end.line == start.line ? min(max(end.column - 1, first), scalars.count) : scalars.count

        let isCut = scalars.count > Self.longest
        let from = isCut ? max(0, min(first - Self.before, scalars.count - Self.longest)) : 0
        let to = isCut ? min(scalars.count, from + Self.longest) : scalars.count
        let lead = from > 0 ? "…" : ""
        var shown = String.UnicodeScalarView()
        for scalar in scalars[from..<to] { shown.append(Glyphs.shown(scalar)) }
        line = lead + String(shown) + (to < scalars.count ? "…" : "")

        let padding = scalars[from..<max(from, first)].map { Glyphs.padding(Glyphs.shown($0)) }.joined()
        let covered = scalars[max(from, first)..<max(first, min(last, to))]
        let width = covered.reduce(0) { $0 + Glyphs.width(Glyphs.shown($1)) }
        underline = String(repeating: " ", count: lead.count) + padding + String(repeating: mark, count: max(1, width))
    }
}
