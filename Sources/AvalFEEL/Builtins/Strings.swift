import AvalValues

extension Builtins {
    /// Texts, counted in characters of Unicode (DMN 1.5, table 73).
    static let strings: [Builtin] = [
        Builtin(
            "substring",
            [
                .init("string", .string), .init("start position", .number, role: .position),
                .optional("length", .number),
            ],
            gives: .string, "La partie d'un texte à partir d'une place (1 est la première, -1 la dernière).",
            examples: [
                (#"substring("amiante", 3)"#, #""iante""#), (#"substring("amiante", 1, 2)"#, #""am""#),
                (#"substring("amiante", -4)"#, #""ante""#), (#"substring("amiante", 0)"#, "null"),
                (#"substring("amiante", 8)"#, "null"), (#"substring("amiante", 6, 3)"#, "null"),
            ]
        ) { call in
            guard let text = call[0].string, let start = call[1].whole, start != 0 else {
                return call.null("la première place d'un texte est 1")
            }
            let scalars = text.unicodeScalars
            let count = scalars.count
            let first = start > 0 ? start - 1 : count + start
            guard (0..<count).contains(first) else { return call.null("le texte n'a que \(count) caractères") }
            var length = count - first
            if !call[2].isNull {
                guard let given = call[2].whole, (1...length).contains(given) else {
                    return call.null("la longueur va de 1 à \(length), ce qui reste du texte")
                }
                length = given
            }
            return .string(String(String.UnicodeScalarView(scalars.dropFirst(first).prefix(length))))
        }.marked(.givesPart).compiled { $0.part($1) },
        Builtin(
            "string length", [.init("string", .string)], gives: .number, "Le nombre de caractères d'un texte.",
            examples: [(#"string length("siège")"#, "5"), ("string length(null)", "null")]
        ) { call in
            .number(call[0].string?.unicodeScalars.count ?? 0)
        }.marked(.givesNatural).also("longueur", "length", "len").compiled { $0.length($1) },
        Builtin(
            "upper case", [.init("string", .string)], gives: .string, "Le texte en capitales.",
            examples: [(#"upper case("siège")"#, #""SIÈGE""#), ("upper case(null)", "null")]
        ) { call in
            .string(call[0].string?.uppercased() ?? "")
        }.also("majuscules", "upper").marked([.changesLetters, .normalizes]),
        Builtin(
            "lower case", [.init("string", .string)], gives: .string, "Le texte en minuscules.",
            examples: [(#"lower case("SIÈGE")"#, #""siège""#)]
        ) { call in
            .string(call[0].string?.lowercased() ?? "")
        }.also("minuscules", "lower").marked([.changesLetters, .normalizes]),
        Builtin(
            "substring before", [.init("string", .string), .init("match", .string)], gives: .string,
            "Ce qui précède la première apparition d'un texte dans un autre, ou le texte vide.",
            examples: [
                (#"substring before("632d-bis", "-")"#, #""632d""#), (#"substring before("632d", "-")"#, #""""#),
            ]
        ) { call in
            let (text, match) = (Array((call[0].string ?? "").utf8), Array((call[1].string ?? "").utf8))
            return .string(text.first(match).map { String(decoding: text[..<$0], as: UTF8.self) } ?? "")
        }.marked(.givesPart),
        Builtin(
            "substring after", [.init("string", .string), .init("match", .string)], gives: .string,
            "Ce qui suit la première apparition d'un texte dans un autre, ou le texte vide.",
            examples: [(#"substring after("632d-bis", "-")"#, #""bis""#), (#"substring after("632d", "-")"#, #""""#)]
        ) { call in
            let (text, match) = (Array((call[0].string ?? "").utf8), Array((call[1].string ?? "").utf8))
            return .string(text.first(match).map { String(decoding: text[($0 + match.count)...], as: UTF8.self) } ?? "")
        }.marked(.givesPart),
        Builtin(
            "contains", [.init("string", .string), .init("match", .string)], gives: .boolean,
            "Vrai si un texte se trouve dans l'autre.",
            examples: [(#"contains("amiante", "ante")"#, "true"), (#"contains("amiante", "A")"#, "false")]
        ) { call in
            .boolean(Array((call[0].string ?? "").utf8).first(Array((call[1].string ?? "").utf8)) != nil)
        }.marked(.seeksPart).also("contient"),
        Builtin(
            "starts with", [.init("string", .string), .init("match", .string)], gives: .boolean,
            "Vrai si un texte commence par l'autre.",
            examples: [(#"starts with("FR76", "FR")"#, "true"), (#"starts with("DE76", "FR")"#, "false")]
        ) { call in
            .boolean((call[0].string ?? "").utf8.starts(with: (call[1].string ?? "").utf8))
        }.marked(.seeksPart).also("commence par", "startsWith").compiled { $0.beginning($1) },
        Builtin(
            "ends with", [.init("string", .string), .init("match", .string)], gives: .boolean,
            "Vrai si un texte finit par l'autre.",
            examples: [(#"ends with("43.32B", "B")"#, "true"), (#"ends with("43.32B", "A")"#, "false")]
        ) { call in
            .boolean((call[0].string ?? "").utf8.reversed().starts(with: (call[1].string ?? "").utf8.reversed()))
        }.marked(.seeksPart).also("finit par", "endsWith"),
        Builtin(
            "string join",
            [
                .init("list", .list(.string)), .optional("delimiter", .string, takesNull: true),
            ], gives: .string, "Les textes d'une liste, l'un après l'autre, avec un séparateur entre eux.",
            examples: [(#"string join(["a", "b"], ", ")"#, #""a, b""#), (#"string join(["a", null, "b"])"#, #""ab""#)]
        ) { call in
            let (texts, delimiter) = ((call[0].list ?? []).compactMap(\.string), call[1].string ?? "")
            // A long delimiter among many texts makes a text far longer than its arguments: it is paid for before.
            let size = texts.reduce(texts.count * delimiter.utf8.count) { $0 + $1.utf8.count }
            guard call.evaluator.charge(size / Evaluator.bytesInStep) else { return .null }
            return .string(texts.joined(separator: delimiter))
        }.marked(.readsAllEntries),
    ]
}

extension [UInt8] {
    /// Where the first stretch equal to `match` begins. Texts are compared byte by byte: two ways to write the same
    /// accent are two texts, as the standard has it.
    func first(_ match: [UInt8]) -> Int? {
        guard !match.isEmpty else { return 0 }
        guard count >= match.count else { return nil }
        // The table of the borders of the pattern (Knuth, Morris, Pratt) keeps the search linear.
        var borders = [0]
        var border = 0
        for byte in match.dropFirst() {
            while border > 0, byte != match[border] { border = borders[border - 1] }
            if byte == match[border] { border += 1 }
            borders.append(border)
        }
        var matched = 0
        for (index, byte) in enumerated() {
            while matched > 0, byte != match[matched] { matched = borders[matched - 1] }
            if byte == match[matched] { matched += 1 }
            if matched == match.count { return index - matched + 1 }
        }
        return nil
    }
}
