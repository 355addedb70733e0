import AvalJSON

/// A line of what is explained, with those below it.
struct Outline {
    /// The line.
    let line: String
    /// Whether it holds; nil where it is no question.
    var holds: Bool?
    /// The lines below.
    var below: [Outline] = []

    /// The lines as text, indented.
    func text(depth: Int = 0) -> [String] {
        let sign = holds.map { $0 ? "✓ " : "✗ " } ?? ""
        return [String(repeating: "  ", count: depth) + sign + line] + below.flatMap { $0.text(depth: depth + 1) }
    }

    /// The lines as HTML that folds.
    var html: String {
        let word = holds.map { "<span class=\"\($0 ? "vrai" : "faux")\">\($0 ? "vrai" : "faux")</span> " } ?? ""
        let own = word + HTMLText.escaped(line)
        if below.isEmpty { return "<p>\(own)</p>" }
        return "<details open><summary>\(own)</summary>\(below.map(\.html).joined())</details>"
    }

    /// A part of a condition with its parts.
    init(part: JSONValue) {
        let below = (part["parties"]?.array ?? []).map { Outline(part: $0) }
        let text = part["texte"]?.string ?? ""
        if case .bool(let truth)? = part["valeur"] {
            self.init(text, holds: truth, below: below)
        } else {
            self.init(ExplanationText.sentence(part), below: below)
        }
    }

    init(_ line: String, holds: Bool? = nil, below: [Outline] = []) {
        (self.line, self.holds, self.below) = (line, holds, below)
    }
}
