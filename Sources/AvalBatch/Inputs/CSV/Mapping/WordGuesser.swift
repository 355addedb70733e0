import AvalValues

/// What the words of another program may mean among those that a field may say. They are told by how they are written: by the
/// words, by what people call these, by how both are shortened. No list of words is kept for it.
struct WordGuesser {
    /// A word, and what people call it.
    struct Candidate {
        let word: String
        let spellings: [String]

        /// A word of the vocabulary with its label, where it has one.
        init(_ word: String, label: String?) {
            self.word = word
            spellings = [word, label].compactMap { $0.map(Spelling.folded) }.filter { !$0.isEmpty }
        }
    }

    private let candidates: [Candidate]
    /// Whether a word may be cut short: the many codes of a catalogue are too much like each other.
    private let mayBeShortened: Bool
    /// Whether its first letter tells each word: all have a name of one word, and these begin differently.
    private let areToldByInitials: Bool

    /// The fewest letters that a shortened word has, and two of one stem share.
    private static let fewestLetters = 3
    private static let fewestShared = 4

    init(_ candidates: [Candidate], mayBeShortened: Bool) {
        self.candidates = candidates
        self.mayBeShortened = mayBeShortened
        let names = candidates.compactMap { $0.spellings.dropFirst().first }.filter { !$0.contains("_") }
        areToldByInitials =
            mayBeShortened && names.count == candidates.count
            && Set(names.compactMap(\.unicodeScalars.first)).count == names.count
    }

    /// The words that a cell may mean, all equally; of these the first is proposed.
    func meanings(of cell: String) -> [String] {
        let folded = Spelling.folded(cell)
        guard !folded.isEmpty, folded.utf8.count <= 120 else { return [] }
        if let exact = candidates.first(where: { $0.spellings.first == folded }) { return [exact.word] }
        let joined = Spelling.joined(folded)
        let alike = meant { spelling in Spelling.joined(spelling) == joined || Self.initials(spelling) == joined }
        if !alike.isEmpty { return alike }
        let near = nearest(folded)
        if near.distance <= Self.surelyMeant || !mayBeShortened { return near.words }
        let shortened = self.shortened(joined, isOneWord: joined.count == folded.count)
        return shortened.isEmpty ? near.words : shortened
    }

    private func meant(_ isMeant: (String) -> Bool) -> [String] {
        candidates.filter { $0.spellings.contains(where: isMeant) }.map(\.word)
    }

    /// The first letters of several words: those of « Contrat à durée déterminée » are `cdd`.
    private static func initials(_ spelling: String) -> String? {
        let kept = words(spelling)
        return kept.count < 2 ? nil : String(kept.compactMap(\.first))
    }

    /// The words of a spelling in their order, without those that say little.
    private static func words(_ spelling: String) -> [Substring] {
        let said = Spelling.words(spelling)
        return spelling.split(separator: "_").filter(said.contains)
    }

    // MARK: Slips

    /// Up to which distance a word is the same with a slip.
    private static let surelyMeant = 3

    private func nearest(_ folded: String) -> (words: [String], distance: Int) {
        let parts = Spelling.words(folded)
        var best: (words: [String], distance: Int) = ([], .max)
        for candidate in candidates {
            guard let distance = CSVNames.distance(folded, parts, candidate.spellings), distance <= best.distance else {
                continue
            }
            best = (distance == best.distance ? best.words + [candidate.word] : [candidate.word], distance)
        }
        return best
    }

    // MARK: Words cut short

    /// `H` for « Homme », `appr` or `apprenti` for « Contrat d'apprentissage », `intérimaire` for « Intérim ».
    private func shortened(_ joined: String, isOneWord: Bool) -> [String] {
        if joined.count == 1 {
            guard areToldByInitials else { return [] }
            return candidates.filter { $0.spellings.last?.first == joined.first }.map(\.word)
        }
        guard joined.count >= Self.fewestLetters else { return [] }
        let begun = meant { spelling in
            spelling.hasPrefix(joined) || Self.words(spelling).contains { $0.hasPrefix(joined) }
        }
        if !begun.isEmpty || !isOneWord { return begun }
        return meant { spelling in Self.words(spelling).contains { Self.areOfOneStem($0, joined) } }
    }

    /// Whether two words begin with the same letters, but for a quarter of the shorter one.
    private static func areOfOneStem(_ one: Substring, _ other: String) -> Bool {
        let shared = zip(one.utf8, other.utf8).prefix { $0 == $1 }.count
        return shared >= fewestShared && 4 * shared >= 3 * min(one.utf8.count, other.utf8.count)
    }
}
