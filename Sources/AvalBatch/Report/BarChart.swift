import AvalOperations
/// Horizontal bars, each with its name and its value as text that a narrow screen may put on lines of their own. Lengths are
/// whole thousandths, so that none is ever written as a binary fraction. The table that follows holds the same numbers:
/// programs that read pages aloud pass the bars over.
struct BarChart {
    /// A bar: parts one after the other, each with the class that colours it, and its value as people read it.
    struct Bar {
        let label: String
        let parts: [(count: Int, style: String)]
        let value: String

        var total: Int { parts.reduce(0) { $0 + $1.count } }
    }

    private let bars: [Bar]

    private static let length = 1000

    init(_ bars: [Bar]) {
        self.bars = bars
    }

    /// The drawing.
    var html: String {
        let longest = bars.map(\.total).max() ?? 0
        let rows = bars.map { Self.row($0, longest: longest) }.joined(separator: "\n")
        return "<div class=\"barres\" aria-hidden=\"true\">\n\(rows)\n</div>\n"
    }

    private static func row(_ bar: Bar, longest: Int) -> String {
        var counted = 0
        var start = 0
        var drawing = ""
        for (count, style) in bar.parts {
            counted += count
            let end = longest > 0 ? Int(Int128(counted) * Int128(length) / Int128(longest)) : 0
            drawing += "<rect class=\"\(style)\" x=\"\(start)\" y=\"0\" width=\"\(end - start)\" height=\"18\"/>"
            start = end
        }
        let svg = "<svg viewBox=\"0 0 \(length) 18\" preserveAspectRatio=\"none\">\(drawing)</svg>"
        let (label, value) = (HTMLText.escaped(bar.label), HTMLText.escaped(bar.value))
        return "<div class=\"barre\"><span class=\"nom\">\(label)</span>\(svg)"
            + "<span class=\"valeur\">\(value)</span></div>"
    }
}
