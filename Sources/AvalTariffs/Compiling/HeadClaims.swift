import AvalSource
import AvalValues

/// Which lines bill the salariés of each word of a tariff's `selon`: every salarié must be billed once, or declared unbilled,
/// whatever his numbers and whatever the declaration says.
struct HeadClaims {
    /// What a line says of the salariés of a word.
    struct Claim {
        /// The index of the count that they add to; nil for those who are not billed.
        let count: Int?
        /// For each truth of the declaration that the line depends on, what it must be.
        let conditions: TextMap<Bool>
        /// The number that they must have; nil for whatever number.
        let range: NumberRange?
        /// Where the line names the word.
        let span: SourceSpan
    }

    let fact: SourceText
    let words: [String]
    /// The exercices of the words that not every exercice has.
    private let years: TextMap<ClosedRange<Int>>
    /// The slot of the fact in a salarié's row.
    let slot: Int
    /// What the lines say of each word.
    private(set) var claims: [[Claim]]
    private var misspelt: NameSet = []
    private let log: FindingLog

    init(_ fact: SourceText, _ found: TariffNames.WordFact, log: FindingLog) {
        (self.fact, self.log) = (fact, log)
        (slot, words, years) = (found.slot, found.words, found.years)
        claims = Array(repeating: [], count: words.count)
    }

    /// Puts words on a count; nil leaves them out of every count. Gives the numbers of the words that are some.
    @discardableResult
    mutating func put(
        _ texts: [SourceText], on count: Int?, conditions: TextMap<Bool> = [:], range: NumberRange? = nil
    ) -> [Int] {
        texts.compactMap { text in
            guard let word = WordSearch(words: words, log: log).number(of: text, &misspelt) else { return nil }
            claims[word].append(Claim(count: count, conditions: conditions, range: range, span: text.span))
            return word
        }
    }

    /// Tells the salariés whom two lines bill, and, where the file `isWhole`, those whom none does; `canLack` tells of a
    /// number whether a salarié may be without it.
    func check(isWhole: Bool, exercice: Int, _ names: TariffNames) {
        var forgotten: [String] = []
        for word in words.indices where years[words[word]]?.contains(exercice) ?? true {
            let cells = HeadCells(claims[word]) {
                names[.salarie].optional.contains($0)
            } isImpossible: {
                names.areImpossible($0, exercice)
            }
            switch cells.fault {
            case nil: continue
            case .tooMany: log.add(HeadFinding.tooMany(words[word]), at: claims[word].last?.span)
            case .twice(let cell, let first, let second):
                tellTwice(word, cell, claims[word][first], claims[word][second], exercice, names)
            case .never(let cell):
                guard isWhole, !misspelt.contains(words[word]) else { continue }
                if claims[word].isEmpty {
                    forgotten.append(words[word])
                } else {
                    tellNever(word, cell, exercice, names)
                }
            }
        }
        guard !forgotten.isEmpty else { return }
        let shown = example(.word(forgotten[0]), HeadCells.Cell(), exercice, names)
        log.add(TariffFinding.forgottenWords(forgotten, fact: fact.string, example: shown), at: fact.span)
    }

    private func tellTwice(
        _ word: Int, _ cell: HeadCells.Cell, _ first: Claim, _ second: Claim, _ exercice: Int, _ names: TariffNames
    ) {
        let value = TariffCase.Value.word(words[word])
        let shown = example(value, cell, exercice, names)
        if cell.isEmpty {
            log.add(TariffFinding.repeatedWord(words[word], first: first.span, example: shown), at: second.span)
        } else {
            let values = self.case(value, cell, exercice).text
            log.add(
                HeadFinding.twice(values, first: first.span, .init(shown, isLookedFor: names.isSound)), at: second.span)
        }
    }

    private func tellNever(_ word: Int, _ cell: HeadCells.Cell, _ exercice: Int, _ names: TariffNames) {
        let value = TariffCase.Value.word(words[word])
        let shown = example(value, cell, exercice, names)
        log.add(
            HeadFinding.never(
                self.case(value, cell, exercice).text, .init(shown, isLookedFor: names.isSound)),
            at: claims[word].last?.span ?? fact.span)
    }

    private func example(
        _ value: TariffCase.Value, _ cell: HeadCells.Cell, _ exercice: Int, _ names: TariffNames
    ) -> String? {
        names.declarationWith(self.case(value, cell, exercice))
    }

    private func `case`(_ value: TariffCase.Value, _ cell: HeadCells.Cell, _ exercice: Int) -> TariffCase {
        var found = TariffCase(exercice: exercice)
        found.salarie = [.init(name: fact.string, value: value)] + cell.numbers
        found.declaration = cell.truths
        return found
    }
}
