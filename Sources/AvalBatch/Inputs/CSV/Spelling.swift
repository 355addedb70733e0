/// How headers and words of other programs are compared with ours: without case, accents, or what stands between words.
enum Spelling {
    /// `N° SIRET` is `n_siret`, `Né(e) le` is `ne_e_le`.
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if let plain = plain[scalar] {
                folded.append(contentsOf: plain.unicodeScalars)
            } else if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                folded.append(scalar)
            } else if !marks.contains(scalar), let last = folded.last, last != "_" {
                folded.append("_")
            }
        }
        if folded.last == "_" { folded.removeLast() }
        return String(folded)
    }

    /// A folded text without what stands between its words: `C.D.D.` is `cdd`.
    static func joined(_ folded: String) -> String { folded.filter { $0 != "_" } }

    /// The words of a folded text, without those that say little.
    static func words(_ folded: String) -> Set<Substring> {
        Set(folded.split(separator: "_")).subtracting(small)
    }

    private static let small: Set<Substring> = [
        "n", "no", "de", "du", "des", "d", "l", "la", "le", "les", "en", "a", "au", "aux", "et", "ou", "e", "s", "un",
        "une",
        "dans", "sur", "par", "pour", "avec", "sans",
    ]

    private static let plain: [Unicode.Scalar: String] = [
        "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "ô": "o",
        "ö": "o", "ù": "u", "û": "u", "ü": "u", "ÿ": "y", "œ": "oe", "æ": "ae",
    ]

    /// Accents that follow their letter.
    private static let marks: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{302}", "\u{308}", "\u{327}"]
}
