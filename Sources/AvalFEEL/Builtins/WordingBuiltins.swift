import AvalValues

extension Builtins {
    /// What people write in their own words, compared as a reader would.
    static let wordings: [Builtin] = [
        Builtin(
            "meme texte", [.init("texte1", .string), .init("texte2", .string)], gives: .boolean,
            "Vrai si deux textes ont les mêmes lettres et chiffres : ni les majuscules, ni les accents, ni ce qui sépare ne comptent.",
            examples: [
                (#"meme texte("Lefèvre", "LEFEVRE")"#, "true"), (#"meme texte("632 D", "632d")"#, "true"),
                (#"meme texte("Martin", "Martine")"#, "false"), (#"meme texte("-", "…")"#, "false"),
                (#"meme texte(null, "Martin")"#, "null"),
            ]
        ) { call in
            let second = call[1].string ?? ""
            return ByteView.with(call[0].string ?? "") { first in
                .boolean(ByteView.with(second) { Wordings.areAlike(first, $0) })
            }
        }.compiled { $0.alike($1) },
        Builtin(
            "lettres", [.init("texte", .string)], gives: .number,
            "Combien de lettres a un texte ; les chiffres n'en sont pas.",
            examples: [(#"lettres("Maçon")"#, "5"), (#"lettres("A-1")"#, "1"), (#"lettres("---")"#, "0")]
        ) { call in
            .number(ByteView.with(call[0].string ?? "", Wordings.letterCount))
        }.marked(.sharesName).compiled { $0.key($1) { Wordings.letterCount($0.bytes) } },
    ]
}
