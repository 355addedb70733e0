/// The word that an author probably meant.
public enum Nearest {
    /// The candidate nearest to a word, if one is near enough; of equally near ones the first in order.
    public static func match(_ word: String, _ candidates: some Sequence<String>) -> String? {
        let folded = fold(word)
        // One slip in three characters, and no more than three in all.
        let limit = min(3, max(1, folded.count / 3))
        var best: (distance: Int, length: Int, word: String)?
        for candidate in candidates where candidate != word {
            let other = fold(candidate)
            let length = abs(other.count - folded.count)
            guard length <= limit else { continue }
            let found = (distance(folded, other), length, candidate)
            if found.0 <= limit, best.map({ found < $0 }) ?? true { best = found }
        }
        return best?.word
    }

    /// « vouliez-vous dire … ? » with the nearest candidate, if there is one.
    public static func question(_ word: String, _ candidates: some Sequence<String>) -> String? {
        match(word, candidates).map { "vouliez-vous dire « \($0) » ?" }
    }

    /// Small letters without accents: these slips cost nothing.
    private static func fold(_ word: String) -> [Unicode.Scalar] {
        word.lowercased().unicodeScalars.prefix(60).map { accents[$0] ?? $0 }
    }

    private static let accents: [Unicode.Scalar: Unicode.Scalar] = [
        "à": "a", "â": "a", "ä": "a", "ç": "c", "é": "e", "è": "e", "ê": "e", "ë": "e", "î": "i", "ï": "i", "ô": "o",
        "ö": "o", "ù": "u", "û": "u", "ü": "u", "-": "_", " ": "_",
    ]

    /// Insertions, deletions, changes and swaps of neighbours that lead from one to the other.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for (row, one) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (one == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, one == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            before = last
            last = current
        }
        return last[right.count]
    }
}
