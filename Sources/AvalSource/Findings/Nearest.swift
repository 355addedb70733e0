import AvalValues

/// « Vouliez-vous dire… »: the known word that a mistyped one is most like.
public enum Nearest {
    /// Words longer than this are not compared: no name is, and the cost is their product.
    private static let longestWord = 80

    /// The word among `words` that takes the fewest edits (letters added, dropped, changed or swapped; accents and case
    /// count for little) to become `word`; nil when none is near enough to be meant. Of equals, one of the same
    /// letters wins: they are swapped more often than dropped; then the first.
    public static func word(of word: String, among words: some Sequence<String>) -> String? {
        let folded = fold(word)
        guard !folded.isEmpty, folded.count <= longestWord else { return nil }
        // One edit in three letters is the most that still looks like the same word.
        var best: (word: String, distance: Int, isSwap: Bool)?
        let letters = folded.sorted()
        for candidate in words where candidate != word {
            let other = fold(candidate)
            guard other.count <= longestWord else { continue }
            let limit = max(1, max(folded.count, other.count) / 3)
            guard abs(other.count - folded.count) <= limit else { continue }
            let distance = distance(folded, other)
            guard distance <= limit, distance <= best?.distance ?? .max else { continue }
            let isSwap = other.sorted() == letters
            if distance < best?.distance ?? .max || (isSwap && best?.isSwap == false) {
                best = (candidate, distance, isSwap)
            }
        }
        // A one-letter word is one edit away from every other.
        if let best, best.distance >= folded.count { return nil }
        return best?.word
    }

    /// How many edits separate two texts (Damerau-Levenshtein, adjacent swaps; « optimal string alignment »).
    @inlinable
    public static func distance<Letter: Equatable>(_ left: [Letter], _ right: [Letter]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for (row, leftLetter) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for (column, rightLetter) in right.enumerated() {
                let change = above[column] + (leftLetter == rightLetter ? 0 : 1)
                var least = min(above[column + 1] + 1, current[column] + 1, change)
                if row > 0, column > 0, leftLetter == right[column - 1], left[row - 1] == rightLetter {
                    least = min(least, before[column - 1] + 1)
                }
                current.append(least)
            }
            before = above
            above = current
        }
        return above[right.count]
    }

    /// A text without case and French accents, blanks and dashes as underscores: `Date d'entrée` is like `date_entree`.
    private static func fold(_ word: String) -> [Unicode.Scalar] {
        word.lowercased().unicodeScalars.flatMap { scalar in
            unaccented[scalar].map { Array($0.unicodeScalars) } ?? [scalar]
        }
    }

    /// The name that a text is most like (`Visites Apprentis` is like `visites_apprentis`); nil when it is like none.
    public static func name(like text: String) -> String? {
        var name = String.UnicodeScalarView()
        name.append(contentsOf: fold(text).filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" })
        guard let first = name.first, ("a"..."z").contains(first), name.count <= 60 else { return nil }
        return String(name)
    }

    private static let unaccented: [Unicode.Scalar: String] = [
        "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "ô": "o",
        "ö": "o", "ù": "u", "û": "u", "ü": "u", "ÿ": "y", "œ": "oe", "æ": "ae", " ": "_", "-": "_",
        "\u{300}": "", "\u{301}": "", "\u{302}": "", "\u{308}": "", "\u{327}": "",
    ]
}
