import AvalValues

extension Builtins {
    /// Functions that FEEL does not have and declarations need: check digits, repeats, neighbours in a long list.
    static let house: [Builtin] = [
        Builtin(
            "cle luhn", [.init("texte", .string)], gives: .boolean,
            "Vrai si un texte de chiffres porte une clé de Luhn juste, comme un SIRET.",
            examples: [
                (#"cle luhn("45351708800010")"#, "true"), (#"cle luhn("45351708800011")"#, "false"),
                (#"cle luhn("4535170880001O")"#, "false"), (#"cle luhn("")"#, "false"), ("cle luhn(null)", "null"),
            ]
        ) { call in
            .boolean(ControlKeys.hasLuhnKey((call[0].string ?? "").utf8))
        }.compiled { $0.luhn($1) },
        Builtin(
            "somme des chiffres", [.init("texte", .string)], gives: .number,
            "La somme des chiffres d'un texte de chiffres.",
            examples: [(#"somme des chiffres("35600000")"#, "14"), (#"somme des chiffres("35A")"#, "null")]
        ) { call in
            ControlKeys.digitSum((call[0].string ?? "").utf8).map { .number($0) }
                ?? call.null("ce texte n'est pas fait que de chiffres")
        }.compiled { $0.key($1) { ControlKeys.digitSum($0.bytes.memory) } },
        Builtin(
            "reste 97", [.init("texte", .string)], gives: .number,
            "Le reste par 97 d'un texte de chiffres et de lettres (A vaut 10, Z vaut 35), comme le veut la norme ISO 7064.",
            examples: [
                (#"reste 97("30006000011234567890189FR76")"#, "1"), (#"reste 97("97")"#, "0"),
                (#"reste 97("9-7")"#, "null"),
            ]
        ) { call in
            ControlKeys.remainder97((call[0].string ?? "").utf8).map { .number($0) }
                ?? call.null("ce texte n'est pas fait que de chiffres et de lettres")
        }.compiled { $0.remainder97($1) },
        Builtin(
            "en doublon", forms: [[.init("liste", .list(.any))]], gives: { .listOf($0) },
            "Les valeurs qui se trouvent plusieurs fois dans une liste, chacune une fois.",
            examples: [(#"en doublon(["a", "b", "a", "a"])"#, #"["a"]"#), ("en doublon([1, 2])", "[]")]
        ) { call in
            var seen: Set<Identity> = []
            var reported: Set<Identity> = []
            return .list(
                (call[0].list ?? []).filter { value in
                    let identity = Identity(value: value)
                    return !seen.insert(identity).inserted && reported.insert(identity).inserted
                })
        }.marked(.givesFew),
        Builtin(
            "a des doublons", forms: [[.init("liste", .list(.any))], [.rest("liste", .list(.any), atLeast: 2)]],
            gives: { _ in .boolean },
            """
            Vrai si une valeur se trouve plusieurs fois dans une liste, ou les mêmes valeurs à plusieurs rangs de listes de même \
            longueur ; un rang où l'une est absente n'y compte pas.
            """,
            examples: [
                (#"a des doublons(["a", "b", "a"])"#, "true"), ("a des doublons([1, null, 2, null])", "false"),
                (#"a des doublons([1, 1, 2], ["a", "b", "a"])"#, "false"),
                (#"a des doublons([1, 1], ["a", "a"])"#, "true"), ("a des doublons([1, 1], [null, null])", "false"),
                (#"a des doublons([1, 1], ["a"])"#, "null"), ("a des doublons(null)", "null"),
                ("a des doublons([1, 1], null)", "null"),
            ]
        ) { call in
            repeatedRanks(call).map { .boolean(!$0.isEmpty) } ?? .null
        }.marked(.givesFew).compiled { $0.repeats($1) },
        Builtin(
            "rangs en doublon", forms: [[.init("liste", .list(.any))], [.rest("liste", .list(.any), atLeast: 2)]],
            gives: { _ in .list(.number) },
            """
            Les rangs, à partir de 1, où une liste a une valeur qu'elle a ailleurs aussi, ou plusieurs listes les mêmes valeurs ; \
            un rang où l'une est absente n'y compte pas.
            """,
            examples: [
                (#"rangs en doublon(["a", "b", "a"])"#, "[1, 3]"),
                (#"rangs en doublon([1, 2, 1, 1], ["a", "b", "b", "a"])"#, "[1, 4]"),
                ("rangs en doublon([null, null, 1])", "[]"), ("rangs en doublon([1], null)", "null"),
            ]
        ) { call in
            repeatedRanks(call).map { .list($0.map { .number($0) }) } ?? .null
        }.marked(.givesFew),
        Builtin(
            "un de", [.init("liste", .list(.any)), .init("valeurs", .list(.any), role: .elements)], gives: .boolean,
            "Vrai si la liste a au moins une de ces valeurs.",
            examples: [
                (#"un de(["amiante", "plomb"], ["cmr", "plomb"])"#, "true"), (#"un de(["amiante"], ["cmr"])"#, "false"),
                (#"un de([], ["cmr"])"#, "false"), (#"un de(null, ["cmr"])"#, "null"),
            ]
        ) { call in
            let values = call[1].list ?? []
            // Two long lists would take as many steps as their lengths multiplied.
            guard call.evaluator.charge((call[0].list ?? []).count * values.count / 8) else { return .null }
            return .boolean((call[0].list ?? []).contains { item in values.contains { $0.equals(item) == .yes } })
        }.marked(.searches).also("any of", "au moins un de").compiled { $0.anyOf($1) },
        Builtin(
            "commencant par", [.init("liste", .list(.string)), .init("debut", .string)], gives: .list(.string),
            "Les textes d'une liste qui commencent par un autre : les voisins d'un code, sans parcourir la liste par un filtre.",
            examples: [
                (#"commencant par(["632a", "632b", "633a"], "632")"#, #"["632a", "632b"]"#),
                (#"commencant par(["632a"], "9")"#, "[]"), (#"commencant par(["632a"], null)"#, "null"),
            ]
        ) { call in
            // A message that names the neighbours of an unknown code looks through hundreds: bytes, not letters.
            let start = call[1].string ?? ""
            return .list((call[0].list ?? []).filter { $0.string?.utf8.starts(with: start.utf8) ?? false })
        }.compiled { $0.listing($1) },
        Builtin(
            "sans accents", [.init("texte", .string)], gives: .string,
            "Le texte sans accents ni cédilles, ses ligatures en deux lettres : de quoi comparer ce que chacun écrit à sa façon.",
            examples: [
                (#"sans accents("Maçon-plâtrier")"#, #""Macon-platrier""#),
                (#"sans accents("ŒUVRE, œil")"#, #""OEUVRE, oeil""#),
                (#"lower case(sans accents("ÉLECTRICIEN"))"#, #""electricien""#), ("sans accents(null)", "null"),
            ]
        ) { call in
            var plain = String.UnicodeScalarView()
            for scalar in (call[0].string ?? "").unicodeScalars { plain.append(contentsOf: withoutAccent(scalar)) }
            return .string(String(plain))
        }.also("désaccentuer", "unaccent").marked([.changesLetters, .normalizes]),
    ]

    /// The ranks at which the lists of a call have the values that they have at another; nil where there is nothing to compare.
    private static func repeatedRanks(_ call: Builtin.Call) -> [Int]? {
        let isAlone = call.form == 0
        let lists = isAlone ? [call[0].list] : (call[0].list ?? []).map(\.list)
        let columns = lists.compactMap { $0 }
        guard columns.count == lists.count, let count = columns.first?.count else { return nil }
        guard columns.allSatisfy({ $0.count == count }) else {
            _ = call.null("ces listes ne sont pas de la même longueur")
            return nil
        }
        guard call.evaluator.charge(count * columns.count) else { return nil }
        var first: [Identity: Int] = [:]
        var isRepeated = Array(repeating: false, count: count)
        for rank in 0..<count where columns.allSatisfy({ !$0[rank].isNull }) {
            let value = isAlone ? columns[0][rank] : .list(columns.map { $0[rank] })
            guard let before = first.updateValue(rank, forKey: Identity(value: value)) else { continue }
            (isRepeated[before], isRepeated[rank]) = (true, true)
        }
        return isRepeated.indices.filter { isRepeated[$0] }.map { $0 + 1 }
    }

    /// A letter of the languages that write with Latin letters and marks, without its marks; any other scalar as it is.
    static func withoutAccent(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar.value {
        case 0..<0xC0: String(scalar).unicodeScalars
        // A mark on its own, behind the letter it belongs to.
        case 0x300...0x36F: String.UnicodeScalarView()
        default: (plainLetters[scalar] ?? String(scalar)).unicodeScalars
        }
    }

    private static let plainLetters: [Unicode.Scalar: String] = {
        var letters: [Unicode.Scalar: String] = [
            "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "ß": "ss", "ẞ": "SS",
        ]
        for (plain, accented) in [
            ("A", "ÀÁÂÃÄÅĀĂĄ"), ("C", "ÇĆĈĊČ"), ("D", "ĎĐ"), ("E", "ÈÉÊËĒĔĖĘĚẼ"), ("G", "ĜĞĠĢ"), ("H", "ĤĦ"),
            ("I", "ÌÍÎÏĨĪĬĮİ"), ("J", "Ĵ"), ("K", "Ķ"), ("L", "ĹĻĽĿŁ"), ("N", "ÑŃŅŇ"), ("O", "ÒÓÔÕÖØŌŎŐ"),
            ("R", "ŔŖŘ"), ("S", "ŚŜŞŠȘ"), ("T", "ŢŤŦȚ"), ("U", "ÙÚÛÜŨŪŬŮŰŲ"), ("W", "ŴẀẂẄ"), ("Y", "ÝŶŸỲỸ"),
            ("Z", "ŹŻŽ"),
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęěẽ"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵẁẃẅ"), ("y", "ýŷÿỳỹ"),
            ("z", "źżž"),
        ] {
            for scalar in accented.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}
