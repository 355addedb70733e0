import AvalSource

/// Puts the lines of a tariff into a plan, one after the other: what kinds say of theirs.
struct TariffBuilder {
    /// Where kinds leave what they find.
    let log: FindingLog
    private let facts: FactLookup
    private var heads: HeadWords?
    private var counters: [TariffPlan.Counter] = []
    private var targets: [Int] = []
    private var countCount = 0
    private var lines: [Tariff.Line] = []
    private var prices: [TariffPlan.Price] = []
    private var rates: [Int] = []
    private var computations: [(rank: Int, computation: TariffPlan.Computation)] = []
    /// The index of the line's kind among all.
    private var rank = 0

    /// A builder of a tariff that puts heads on lines by these words, if by any.
    init(heads: HeadWords?, facts: FactLookup, log: FindingLog) {
        (self.heads, self.facts, self.log) = (heads, facts, log)
    }

    // MARK: For kinds

    /// Counts the present salariés whose word of the file's `selon` is one of these, which no other line may then count;
    /// gives the index of the count.
    mutating func countHeads(_ words: [SourceText]) -> Int {
        heads?.put(words, on: countCount)
        countCount += 1
        return countCount - 1
    }

    /// Counts the present salariés for whom a fact of theirs has one of these words, whatever line bills them; gives the
    /// index of the count.
    mutating func countSalaries(where fact: SourceText, isOneOf words: [SourceText]) -> Int {
        if let found = facts.find(fact, .salarie) {
            let chosen = numbers(of: words, in: found)
            let each = found.words.indices.map { chosen.contains($0) ? countCount : -1 }
            addCounter(slot: found.slot, targets: each)
        }
        countCount += 1
        return countCount - 1
    }

    /// Bills the line at one price, in cents, for each that a count has.
    mutating func bill(price: Int, each count: Int) {
        prices[lines.count] = TariffPlan.Price(count: count, price: price, rate: prices[lines.count].rate)
    }

    /// Has the line's numbers set once all is counted; see ``TariffPlan/Computation``.
    mutating func compute(_ run: @escaping @Sendable (_ line: Int, Estimate, TariffRows) -> Void) {
        computations.append((rank, TariffPlan.Computation(line: lines.count, run: run)))
    }

    /// A fact of the declaration whose values are words; nil, with a finding, where it is none.
    func declarationFact(_ name: SourceText) -> TariffNames.WordFact? { facts.find(name, .declaration) }

    /// The numbers of words in the list of a fact, each once; a word that is none has its finding.
    func numbers(of words: [SourceText], in fact: TariffNames.WordFact) -> [Int] {
        var misspelt: Set<String> = []
        return words.compactMap { WordSearch(words: fact.words, log: log).number(of: $0, &misspelt) }
    }

    // MARK: For the compiler

    /// Adds a line as its kind has it.
    mutating func add(_ line: TariffFile.Line) {
        if !rates.contains(line.rate) { rates.append(line.rate) }
        prices.append(.init(count: -1, price: 0, rate: rates.firstIndex(of: line.rate) ?? 0))
        let kind = type(of: line.terms)
        rank = TariffKind.all.firstIndex { $0 == kind } ?? 0
        let terms = line.terms.compile(into: &self)
        lines.append(
            Tariff.Line(code: line.code, label: line.label, rate: line.rate, terms: terms, span: line.span))
    }

    /// The tariff, once all its lines are added; words that nothing bills or leaves out have their finding.
    mutating func tariff(_ file: TariffFile) -> Tariff {
        heads?.put(file.unbilled, on: nil)
        heads?.checkAll()
        let ordered = computations.enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.computation)
        if let heads { addCounter(slot: heads.slot, targets: heads.counts.map { $0 ?? -1 }) }
        return Tariff(
            exercice: file.exercice, lines: lines, isDeduced: file.lines.contains { $0.isDeduced },
            plan: TariffPlan(
                counters: counters, targets: targets, countCount: countCount,
                prices: prices, rates: rates, computations: ordered))
    }

    private mutating func addCounter(slot: Int, targets: [Int]) {
        counters.append(TariffPlan.Counter(slot: slot, first: self.targets.count))
        self.targets += targets
    }
}
