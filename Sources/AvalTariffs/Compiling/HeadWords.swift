import AvalSource

/// The words of a tariff's `selon`, and which count each adds to: every word is billed once or declared unbilled.
struct HeadWords {
    private let fact: SourceText
    private let words: [String]
    private let log: FindingLog
    private let isWhole: Bool
    /// The slot of the fact in a salarié's row.
    let slot: Int
    /// For each word, the index of its count; nil for none.
    private(set) var counts: [Int?]
    private var spans: [SourceSpan?]
    private var misspelt: Set<String> = []

    /// The words of a fact; that one is forgotten is told only where the file `isWhole`.
    init(_ fact: SourceText, _ found: TariffNames.WordFact, isWhole: Bool, log: FindingLog) {
        (self.fact, self.log, self.isWhole) = (fact, log, isWhole)
        (slot, words) = (found.slot, found.words)
        counts = Array(repeating: nil, count: words.count)
        spans = Array(repeating: nil, count: words.count)
    }

    /// Puts words on a count; nil leaves them out of every count.
    mutating func put(_ texts: [SourceText], on count: Int?) {
        for text in texts {
            guard let word = WordSearch(words: words, log: log).number(of: text, &misspelt) else { continue }
            if let first = spans[word] {
                log.add(TariffFinding.repeatedWord(text.string, first: first), at: text.span)
            } else {
                counts[word] = count
                spans[word] = text.span
            }
        }
    }

    /// Tells the words that nothing put anywhere.
    func checkAll() {
        let forgotten = words.indices.filter { spans[$0] == nil && !misspelt.contains(words[$0]) }.map { words[$0] }
        guard !forgotten.isEmpty, isWhole else { return }
        log.add(TariffFinding.forgottenWords(forgotten, fact: fact.string), at: fact.span)
    }
}
