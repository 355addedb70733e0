import AvalValues

extension Builtins {
    /// Functions that FEEL does not have and declarations need: check digits and repeats.
    static let house: [Builtin] = [
        Builtin(
            "cle luhn", [.init("texte", .string)], gives: .boolean,
            "Vrai si un texte de chiffres porte une clé de Luhn juste, comme un SIRET.",
            examples: [
                (#"cle luhn("45351708800010")"#, "true"), (#"cle luhn("45351708800011")"#, "false"),
                (#"cle luhn("4535170880001O")"#, "false"), ("cle luhn(null)", "null"),
            ]
        ) { call in
            guard let digits = digits(call[0]) else { return .boolean(false) }
            return .boolean(luhnSum(digits) % 10 == 0)
        },
        Builtin(
            "somme des chiffres", [.init("texte", .string)], gives: .number,
            "La somme des chiffres d'un texte de chiffres.",
            examples: [(#"somme des chiffres("35600000")"#, "14"), (#"somme des chiffres("35A")"#, "null")]
        ) { call in
            digits(call[0]).map { .number($0.reduce(0, +)) } ?? call.null("ce texte n'est pas fait que de chiffres")
        },
        Builtin(
            "reste 97", [.init("texte", .string)], gives: .number,
            "Le reste par 97 d'un texte de chiffres et de lettres (A vaut 10, Z vaut 35), comme le veut la norme ISO 7064.",
            examples: [
                (#"reste 97("30006000011234567890189FR76")"#, "1"), (#"reste 97("97")"#, "0"),
                (#"reste 97("9-7")"#, "null"),
            ]
        ) { call in
            remainder97(call[0].string ?? "").map { .number($0) }
                ?? call.null("ce texte n'est pas fait que de chiffres et de lettres")
        },
        Builtin(
            "en doublon", forms: [[.init("liste", .list(.any))]], gives: { .listOf($0) },
            "Les valeurs qui se trouvent plusieurs fois dans une liste, chacune une fois.",
            examples: [(#"en doublon(["a", "b", "a", "a"])"#, #"["a"]"#), ("en doublon([1, 2])", "[]")]
        ) { call in
            var seen: Set<Value> = []
            var reported: Set<Value> = []
            return .list(
                (call[0].list ?? []).filter { !seen.insert($0).inserted && reported.insert($0).inserted })
        },
    ]

    /// The digits of a text that is made of digits alone, and is not empty.
    private static func digits(_ value: Value) -> [Int]? {
        guard let text = value.string, !text.isEmpty, text.utf8.allSatisfy(Characters.isDigit) else { return nil }
        return text.utf8.map { Int($0) - 0x30 }
    }

    /// The sum in which every second digit from the right counts double, and a double of two digits as their sum.
    private static func luhnSum(_ digits: [Int]) -> Int {
        digits.reversed().enumerated().reduce(0) { sum, item in
            let doubled = item.offset % 2 == 1 ? item.element * 2 : item.element
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
    }

    private static func remainder97(_ text: String) -> Int? {
        guard !text.isEmpty else { return nil }
        var rest = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): rest = (rest * 10 + Int(byte) - 0x30) % 97
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): rest = (rest * 100 + Int(byte) - 0x41 + 10) % 97
            case UInt8(ascii: "a")...UInt8(ascii: "z"): rest = (rest * 100 + Int(byte) - 0x61 + 10) % 97
            default: return nil
            }
        }
        return rest
    }
}
