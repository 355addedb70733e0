/// Draws findings for a person at a terminal or in an editor.
public enum DiagnosticPrinter {
    /// The findings as text, by file, line and column: what is wrong, the line with marks under the span, what to do.
    ///
    /// Ends with a line break; empty when there is no finding. What the files hold is shown without its control
    /// characters; colours are ANSI sequences.
    public static func text(_ findings: [Finding], color: Bool) -> String {
        sorted(findings).map { draw($0, Palette(isColored: color)) }.joined(separator: "\n")
    }

    /// The findings by file (byte order of the paths), line and column; those without a span come first.
    public static func sorted(_ findings: [Finding]) -> [Finding] {
        func comesBefore(_ left: (offset: Int, element: Finding), _ right: (offset: Int, element: Finding)) -> Bool {
            guard let leftSpan = left.element.span, let rightSpan = right.element.span else {
                return left.element.span == nil && right.element.span == nil
                    ? left.offset < right.offset : left.element.span == nil
            }
            let (leftPath, rightPath) = (leftSpan.file.path.utf8, rightSpan.file.path.utf8)
            if !leftPath.elementsEqual(rightPath) { return leftPath.lexicographicallyPrecedes(rightPath) }
            return (leftSpan.lower, leftSpan.upper, left.offset) < (rightSpan.lower, rightSpan.upper, right.offset)
        }
        return findings.enumerated().sorted(by: comesBefore).map(\.element)
    }

    private static func draw(_ finding: Finding, _ palette: Palette) -> String {
        let spans = [finding.span].compactMap { $0 } + finding.related.map(\.span)
        let width = spans.map { String($0.start.line).count }.max() ?? 1
        let ink = finding.severity == .error ? Palette.Ink.error : .warning
        let title = palette.paint("\(finding.severity.rawValue)[\(finding.code)]", ink)
        var lines = [title + palette.paint(" : " + Glyphs.shown(finding.message), .strong)]
        if let span = finding.span { lines += draw(span, mark: "^", width: width, ink, palette) }
        for line in finding.drawing {
            lines.append(margin(width, "|", palette) + " " + palette.paint(Glyphs.shown(line), .note))
        }
        if let help = finding.help {
            lines.append(margin(width, "=", palette) + " " + palette.paint("aide", .help) + " : " + Glyphs.shown(help))
        }
        for related in finding.related {
            lines.append(
                margin(width, "=", palette) + " " + palette.paint("voir", .note) + " : " + Glyphs.shown(related.message)
            )
            lines += draw(related.span, mark: "-", width: width, .note, palette)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func draw(
        _ span: SourceSpan, mark: Character, width: Int, _ ink: Palette.Ink, _ palette: Palette
    ) -> [String] {
        let start = span.start
        let excerpt = Excerpt(span, mark: mark)
        let number = String(excerpt.lineNumber)
        let gutter = String(repeating: " ", count: width - number.count) + number + " |"
        let underline = excerpt.underline
        let blanks = underline.prefix { $0 != mark }
        return [
            String(repeating: " ", count: width) + palette.paint("-->", .note)
                + " \(Glyphs.shown(span.file.path)):\(start.line):\(start.column)",
            margin(width, "|", palette),
            palette.paint(gutter, .note) + (excerpt.line.isEmpty ? "" : " " + excerpt.line),
            margin(width, "|", palette) + " " + blanks + palette.paint(String(underline.dropFirst(blanks.count)), ink),
        ]
    }

    private static func margin(_ width: Int, _ mark: String, _ palette: Palette) -> String {
        String(repeating: " ", count: width + 1) + palette.paint(mark, .note)
    }
}

/// The colours of a terminal, or none.
struct Palette {
    /// What a colour is for, with its ANSI code.
    enum Ink: String {
        case error = "1;31"
        case warning = "1;33"
        case strong = "1"
        case help = "1;36"
        case note = "1;34"
    }

    let isColored: Bool

    func paint(_ text: String, _ ink: Ink) -> String {
        isColored ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}
