import AvalValues

extension Builtins {
    /// Texts and patterns (DMN 1.5, table 73; the patterns are those of XPath).
    static let patterns: [Builtin] = [
        Builtin(
            "matches",
            [
                .init("input", .string), .init("pattern", .string, role: .pattern),
                .optional("flags", .string, takesNull: true),
            ],
            gives: .boolean, "Vrai si un motif se trouve dans le texte ; « ^ » et « $ » en sont le début et la fin.",
            examples: [
                (#"matches("25110", "^\d{5}$")"#, "true"), (#"matches("2511", "^\d{5}$")"#, "false"),
                (#"matches("abc", "[")"#, "null"),
            ]
        ) { call in
            guard let search = Search(call, flags: call[2]) else { return call.null("ce motif n'en est pas un") }
            return search.matches(call, limit: 1).map { .boolean(!$0.isEmpty) } ?? call.null(Search.tooLong)
        }.compiled { $0.matches($1) },
        Builtin(
            "replace",
            [
                .init("input", .string), .init("pattern", .string, role: .pattern), .init("replacement", .string),
                .optional("flags", .string, takesNull: true),
            ], gives: .string,
            "Le texte où chaque apparition d'un motif est remplacée ; « $1 » est son premier groupe.",
            examples: [
                (#"replace("43.32B", "\.", "")"#, #""4332B""#), (#"replace("abc", "(a)(b)", "$2$1")"#, #""bac""#),
            ]
        ) { call in
            guard let search = Search(call, flags: call[3]),
                let replacement = Replacement(call[2].string ?? "", groups: search.pattern.groupCount)
            else { return call.null("ce motif ou ce remplacement n'en est pas un") }
            guard let matches = search.matches(call) else { return call.null(Search.tooLong) }
            guard !matches.contains(where: { $0[0]?.isEmpty ?? true }) else { return call.null(Search.empty) }
            return search.replacing(matches, by: replacement, call.evaluator).map { .string($0) } ?? .null
        },
        Builtin(
            "split", [.init("string", .string), .init("delimiter", .string, role: .pattern)], gives: .list(.string),
            "Les parties d'un texte entre les apparitions d'un motif.",
            examples: [
                (#"split("SI;SIA", ";")"#, #"["SI", "SIA"]"#), (#"split("John Doe", "\s")"#, #"["John", "Doe"]"#),
            ]
        ) { call in
            guard let search = Search(call, flags: .null) else { return call.null("ce motif n'en est pas un") }
            guard let matches = search.matches(call) else { return call.null(Search.tooLong) }
            guard !matches.contains(where: { $0[0]?.isEmpty ?? true }) else { return call.null(Search.empty) }
            return .list(search.between(matches).map { .string($0) })
        },
    ]
}

/// A pattern, and the text in which it is looked for: the first two arguments of a call.
private struct Search {
    let pattern: Pattern
    private let text: [Unicode.Scalar]

    static let tooLong = "ce motif demande trop d'étapes sur ce texte"
    static let empty = "ce motif convient aussi au texte vide : rien ne dit où il s'arrête"

    init?(_ call: Builtin.Call, flags: Value) {
        guard let text = call[0].string, let source = call[1].string,
            let pattern = call.evaluator.pattern(source, flags: flags.string ?? "")
        else { return nil }
        self.pattern = pattern
        self.text = Array(text.unicodeScalars)
    }

    /// The matches; `nil` where they ask for too much. The steps of a pattern are short: some make one of the evaluator's.
    func matches(_ call: Builtin.Call, limit: Int = Int.max) -> [[Range<Int>?]]? {
        var spent = 0
        let matches = try? pattern.matches(in: text, limit: limit, spent: &spent)
        return call.evaluator.charge(spent / 4) ? matches : nil
    }

    func between(_ matches: [[Range<Int>?]]) -> [String] {
        var parts: [String] = []
        var end = 0
        for whole in matches.compactMap(\.[0]) {
            parts.append(string(text[end..<whole.lowerBound]))
            end = whole.upperBound
        }
        return parts + [string(text[end...])]
    }

    /// The text with its matches replaced; `nil` once that takes more than the evaluator has left: a replacement may make
    /// a text much longer than both.
    func replacing(_ matches: [[Range<Int>?]], by replacement: Replacement, _ evaluator: Evaluator) -> String? {
        // An array grows by doubling, where the view of a text may be copied for each part.
        var result: [Unicode.Scalar] = []
        var end = 0
        for match in matches {
            guard let whole = match[0] else { continue }
            result.append(contentsOf: text[end..<whole.lowerBound])
            let size = replacement.size(match) / Evaluator.bytesInStep
            guard evaluator.charge(4 * replacement.pieces.count + size) else { return nil }
            for piece in replacement.pieces {
                switch piece {
                case .text(let text): result.append(contentsOf: text.unicodeScalars)
                case .group(let group): if let range = match[group] { result.append(contentsOf: text[range]) }
                }
            }
            end = whole.upperBound
        }
        result.append(contentsOf: text[end...])
        return string(result[...])
    }

    private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

/// What a match is replaced by: texts, and groups of the match.
private struct Replacement {
    enum Piece {
        case text(String)
        case group(Int)
    }

    private(set) var pieces: [Piece] = []

    /// Reads `$1`, `\$` and `\\`; `nil` for a dollar or a backslash that stands alone (XPath Functions 3.1, 5.6.4).
    init?(_ text: String, groups: Int) {
        var rest = text.unicodeScalars[...]
        var plain = ""
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\\":
                guard let next = rest.popFirst(), next == "\\" || next == "$" else { return nil }
                plain.unicodeScalars.append(next)
            case "$":
                guard let group = Replacement.group(&rest, groups) else { return nil }
                if !plain.isEmpty { pieces.append(.text(plain)) }
                if group <= groups { pieces.append(.group(group)) }
                plain = ""
            default: plain.unicodeScalars.append(scalar)
            }
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
    }

    /// About how long it makes what stands for a match.
    func size(_ match: [Range<Int>?]) -> Int {
        pieces.reduce(0) { size, piece in
            switch piece {
            case .text(let text): size + text.utf8.count
            case .group(let group): size + (match[group]?.count ?? 0)
            }
        }
    }

    /// The number behind a dollar: as many digits as still name a group, and one at least.
    private static func group(_ rest: inout Substring.UnicodeScalarView, _ groups: Int) -> Int? {
        var number: Int?
        while let next = rest.first, ("0"..."9").contains(next) {
            let longer = (number ?? 0) * 10 + Int(next.value - 0x30)
            guard number == nil || longer <= groups else { break }
            number = longer
            rest.removeFirst()
        }
        return number
    }
}
