import AvalValues

/// A name as the grammar sees it: words, digits and signs in sequence, blanks between them not counted (DMN 1.5,
/// 10.3.1.2, rules 25 to 30).
struct NameParts: Sendable, Hashable {
    let parts: [String]

    /// The parts of a spelled name; `nil` where the text cannot be a name.
    init?(_ name: String) {
        let lexer = Lexer(bytes: Array(name.utf8))
        var parts: [String] = []
        var at = 0
        while let part = NameParts.part(lexer, at) {
            parts.append(contentsOf: part.texts)
            at = part.end
        }
        guard !parts.isEmpty, lexer.token(from: at).kind == .end, lexer.token(from: 0).kind == .word else { return nil }
        self.parts = parts
    }

    /// The next token as parts of a name, if it can be one. A comment never is.
    static func part(_ lexer: Lexer, _ offset: Int) -> (texts: [String], end: Int)? {
        let token = lexer.token(from: offset)
        let text = lexer.text(token.range)
        switch token.kind {
        case .word: return ([text], token.range.upperBound)
        case .number: return (numberParts(text), token.range.upperBound)
        case .sign where text == "**": return (["*", "*"], token.range.upperBound)
        case .sign where [".", "/", "-", "+", "*"].contains(text): return ([text], token.range.upperBound)
        case .stray where text == "'" || text == "’": return (["'"], token.range.upperBound)
        default: return nil
        }
    }

    /// `1.5` within a name is three parts: the point is a sign of the name there.
    private static func numberParts(_ text: String) -> [String] {
        var parts: [String] = []
        for (index, piece) in text.split(separator: ".", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { parts.append(".") }
            if !piece.isEmpty { parts.append(String(piece)) }
        }
        return parts
    }
}

/// Names of more than one part, found in a text by their longest match. A name of one part needs no table: it is the
/// word that stands there.
struct NameTable: Sendable {
    private struct Step: Sendable {
        var next: TextMap<Int> = [:]
        var name: String?
    }

    private var steps = [Step()]

    init(_ names: some Sequence<String> = []) {
        for name in names { insert(name) }
    }

    var isEmpty: Bool { steps.count == 1 }

    mutating func insert(_ name: String) {
        // Most names are one plain word.
        guard !name.utf8.allSatisfy(NameTable.isPlain), let parts = NameParts(name)?.parts, parts.count > 1 else {
            return
        }
        var at = 0
        for part in parts {
            if let next = steps[at].next[part] {
                at = next
            } else {
                steps.append(Step())
                steps[at].next[part] = steps.count - 1
                at = steps.count - 1
            }
        }
        steps[at].name = name
    }

    /// Whether a byte is a letter of ASCII or the line below: a name of these alone has one part, or is none.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// The longest name that stands at an offset, and where it ends.
    func match(_ lexer: Lexer, at offset: Int) -> (name: String, end: Int)? {
        guard !isEmpty else { return nil }
        var best: (String, Int)?
        var at = 0
        var start = offset
        while let (texts, end) = NameParts.part(lexer, start) {
            for text in texts {
                guard let next = steps[at].next[text] else { return best }
                at = next
            }
            if let name = steps[at].name { best = (name, end) }
            start = end
        }
        return best
    }
}
