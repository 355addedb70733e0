import AvalSource
import AvalValues

/// Puts the lines of a tariff into a plan, one after the other: what kinds say of theirs.
struct TariffBuilder {
    /// Where kinds leave what they find.
    let log: FindingLog
    private let file: TariffFile
    private let facts: FactLookup
    private var heads: HeadClaims?
    private var counters: [TariffPlan.Counter] = []
    private var targets: [Int] = []
    private var countCount = 0
    private var lines: [Tariff.Line] = []
    private var prices: [TariffPlan.Price] = []
    private var rates: [Int] = []
    private var conditions: [TariffPlan.Condition] = []
    private var computations: [(rank: Int, computation: TariffPlan.Computation)] = []
    /// The index of the line's kind among all.
    private var rank = 0

    /// A builder of a tariff that puts heads on lines by these words, if by any.
    init(_ file: TariffFile, heads: HeadClaims?, facts: FactLookup, log: FindingLog) {
        (self.file, self.heads, self.facts, self.log) = (file, heads, facts, log)
    }

    // MARK: For kinds

    /// The period billed.
    var exercice: Int { file.exercice }
    /// The slot of the day that everything is judged on, in the declaration's row.
    var referenceDay: Int { facts.names.referenceDay }

    /// Counts the present salariés whose word of the file's `selon` is one of these, and whose number is in a range if one is
    /// given: no other line may then count them, unless the declaration says which of the two is due. Gives the index of
    /// the count.
    mutating func countHeads(_ words: [SourceText], within range: NumberRange? = nil) -> Int {
        let conditions = file.lines[lines.count].conditions.map { ($0.fact.string, $0.isMet) }
        let put = heads?.put(
            words, on: countCount, conditions: TextMap(conditions, uniquingKeysWith: { first, _ in first }),
            range: range)
        if let range, put != nil { checkPresence(of: range.fact) }
        countCount += 1
        return countCount - 1
    }

    /// Counts the present salariés for whom a fact of theirs has one of these words, whatever line bills them; gives the
    /// index of the count.
    mutating func countSalaries(where fact: SourceText, isOneOf words: [SourceText]) -> Int {
        if let found = facts.find(fact, .salarie) {
            checkPresence(of: fact)
            let chosen = numbers(of: words, in: found)
            let each = found.words.indices.map { chosen.contains($0) ? countCount : -1 }
            addCounter(slot: found.slot, targets: each)
        }
        countCount += 1
        return countCount - 1
    }

    /// Bills the line at one price, in cents, for each that a count has.
    mutating func bill(price: Int, each count: Int) {
        prices[lines.count] = TariffPlan.Price(
            count: count, price: price, rate: prices[lines.count].rate, isSpread: prices[lines.count].isSpread)
    }

    /// Has the line's numbers set once all is counted, where it is due; see ``TariffPlan/Computation``.
    mutating func compute(_ run: @escaping @Sendable (_ line: Int, Estimate, TariffRows) -> Void) {
        computations.append((rank, TariffPlan.Computation(line: lines.count, run: run)))
    }

    /// A fact of the declaration whose values are words; nil, with a finding, where it is none.
    func declarationFact(_ name: SourceText) -> TariffNames.WordFact? { facts.find(name, .declaration) }

    /// The slot of a number of the declaration; nil, with a finding, where the name is none.
    func declarationNumber(_ name: SourceText) -> Int? { facts.number(name, .declaration) }

    /// The slot of a date of the declaration; nil, with a finding, where the exercice has none of that name.
    func declarationDate(_ name: SourceText) -> Int? { facts.date(name, in: exercice) }

    /// The numbers of words in the list of a fact, each once; a word that is none has its finding.
    func numbers(of words: [SourceText], in fact: TariffNames.WordFact) -> [Int] {
        var misspelt: NameSet = []
        return words.compactMap { WordSearch(words: fact.words, log: log).number(of: $0, &misspelt) }
    }

    /// The indexes of the lines of these codes, or of all whose amounts are known before this line's where none is given; a
    /// code that is none, or whose line is computed later, has its finding.
    func otherLines(_ codes: [SourceText]?) -> [Int] {
        func isEarlier(_ line: TariffFile.Line) -> Bool { TariffKind.rank(of: line.terms) < rank }
        guard let codes else { return file.lines.indices.filter { isEarlier(file.lines[$0]) } }
        return codes.compactMap { code in
            guard let index = file.lines.firstIndex(where: { $0.code == code.string }) else {
                let near = Nearest.word(of: code.string, among: file.lines.map(\.code))
                if file.isWhole { log.add(TariffFinding.noSuchLine(code.string, near: near), at: code.span) }
                return nil
            }
            if isEarlier(file.lines[index]) { return index }
            log.add(TariffFinding.laterLine(code.string), at: code.span)
            return nil
        }
    }

    /// Checks that every size from `first` on is in one range, and in one only.
    func checkCoverage(_ ranges: [SizeRange], from first: Int, _ kind: SizeFinding.Kind) {
        let (exercice, names) = (exercice, facts.names)
        SizeRange.checkCoverage(
            ranges, from: first, kind,
            example: { names.declarationWith(TariffCase(exercice: exercice, present: $0)) }, log)
    }

    // MARK: For the compiler

    /// Adds a line as its kind has it.
    mutating func add(_ line: TariffFile.Line) {
        if !rates.contains(line.rate) { rates.append(line.rate) }
        let rate = rates.firstIndex(of: line.rate) ?? 0
        prices.append(.init(count: -1, price: 0, rate: rate, isSpread: line.isSpread))
        rank = TariffKind.rank(of: line.terms)
        for condition in line.conditions {
            guard let slot = facts.truth(condition.fact, .declaration) else { continue }
            conditions.append(.init(line: lines.count, slot: slot, isMet: condition.isMet))
        }
        let terms = line.terms.compile(into: &self)
        lines.append(
            Tariff.Line(
                code: line.code, label: line.label, rate: line.rate, conditions: line.conditions, terms: terms,
                span: line.span))
    }

    /// The tariff, once all its lines are added; words that nothing bills or leaves out have their finding.
    mutating func tariff() -> Tariff {
        if file.hasAllCalls { checkCoverage(file.calls.map(\.sizes), from: 0, .calls) }
        heads?.put(file.unbilled, on: nil)
        heads?.check(isWhole: file.isWhole, exercice: exercice, facts.names)
        if heads != nil, let selector = file.selector { checkPresence(of: selector) }
        let presence = file.presence.flatMap { facts.truth($0, .salarie) }
        let layout = heads.map { heads in
            HeadLayout(heads, countCount: countCount) { facts.number($0.fact, .salarie) }
        }
        countCount = layout?.countCount ?? countCount
        if let heads, let layout { addCounter(slot: heads.slot, targets: layout.targets) }
        let ordered = computations.enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element.computation)
        return Tariff(
            exercice: exercice, lines: lines, isDeduced: file.lines.contains { $0.isDeduced },
            review: (file.lines.map(\.review) + [file.review]).compactMap(\.self).min(),
            calls: file.calls.flatMap { TariffCall.all(of: $0, exercice) },
            plan: TariffPlan(
                heads: .init(
                    counters: counters, targets: targets, ranges: layout?.ranges ?? [], shares: layout?.shares ?? [],
                    countCount: countCount, presence: presence ?? -1),
                prices: prices, rates: rates, conditions: conditions, computations: ordered,
                calls: TariffPlan.Calls.all(of: file.calls)))
    }

    private mutating func addCounter(slot: Int, targets: [Int]) {
        counters.append(TariffPlan.Counter(slot: slot, first: self.targets.count))
        self.targets += targets
    }

    /// What is known only of those present cannot choose among others.
    private func checkPresence(of fact: SourceText) {
        guard let presence = file.presence, facts.names[.salarie].ofPresent.contains(fact.string) else { return }
        log.add(HeadFinding.ofPresentOnly(fact.string, presence: presence.string), at: fact.span)
    }
}
