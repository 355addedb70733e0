import AvalValues

extension Builtins {
    /// Texts and patterns (DMN 1.5, table 73; the patterns are those of XPath).
    static let patterns: [Builtin] = [
        Builtin(
            "matches",
            [.init("input", .string), .init("pattern", .string), .optional("flags", .string, takesNull: true)],
            gives: .boolean, "Vrai si un motif se trouve dans le texte ; « ^ » et « $ » en sont le début et la fin.",
            examples: [
                (#"matches("25110", "^\d{5}$")"#, "true"), (#"matches("2511", "^\d{5}$")"#, "false"),
                (#"matches("abc", "[")"#, "null"),
            ]
        ) { call in
            guard let search = Search(call, flags: call[2]) else { return call.null("ce motif n'en est pas un") }
            return search.matches(limit: 1).map { .boolean(!$0.isEmpty) } ?? call.null(Search.tooLong)
        },
        Builtin(
            "replace",
            [
                .init("input", .string), .init("pattern", .string), .init("replacement", .string),
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
            guard let matches = search.matches() else { return call.null(Search.tooLong) }
            guard !matches.contains(where: { $0[0]?.isEmpty ?? true }) else { return call.null(Search.empty) }
            return .string(search.replacing(matches, by: replacement))
        },
        Builtin(
            "split", [.init("string", .string), .init("delimiter", .string)], gives: .list(.string),
            "Les parties d'un texte entre les apparitions d'un motif.",
            examples: [
                (#"split("SI;SIA", ";")"#, #"["SI", "SIA"]"#), (#"split("John Doe", "\s")"#, #"["John", "Doe"]"#),
            ]
        ) { call in
            guard let search = Search(call, flags: .null) else { return call.null("ce motif n'en est pas un") }
            guard let matches = search.matches() else { return call.null(Search.tooLong) }
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
            let pattern = call.machine.pattern(source, flags: flags.string ?? "")
        else { return nil }
        self.pattern = pattern
        self.text = Array(text.unicodeScalars)
    }

    func matches(limit: Int = Int.max) -> [[Range<Int>?]]? {
        try? pattern.matches(in: text, limit: limit)
    }

    func between(_ matches: [[Range<Int>?]]) -> [String] {
        var parts: [String] = []
        var end = 0
        for whole in matches.compactMap(\.[0]) {
            parts.append(string(end..<whole.lowerBound))
            end = whole.upperBound
        }
        return parts + [string(end..<text.count)]
    }

    func replacing(_ matches: [[Range<Int>?]], by replacement: Replacement) -> String {
        var result = ""
        var end = 0
        for match in matches {
            guard let whole = match[0] else { continue }
            result += string(end..<whole.lowerBound)
            for piece in replacement.pieces {
                switch piece {
                case .text(let text): result += text
                case .group(let group): result += match[group].map(string) ?? ""
                }
            }
            end = whole.upperBound
        }
        return result + string(end..<text.count)
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text[range])
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
                pieces += [.text(plain)] + (group <= groups ? [.group(group)] : [])
                plain = ""
            default: plain.unicodeScalars.append(scalar)
            }
        }
        pieces.append(.text(plain))
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
