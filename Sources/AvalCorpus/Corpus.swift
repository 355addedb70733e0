import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalLoading
import AvalRules
import AvalValues

/// Declarations for those who have no history to try rules on: made from the vocabulary, from what rules compare with, and from the examples
/// that experts wrote, so that a new rule or determinant is covered without a line of code.
///
/// They come without end, the same for the same rules and seed; `prefix` takes as many as are wanted. Each is one line of JSON, without its end.
public struct Corpus: Sequence {
    private let rulebook: Rulebook
    private let seed: UInt64

    /// The declarations of some rules.
    public init(_ rulebook: Rulebook, seed: UInt64 = 1) { (self.rulebook, self.seed) = (rulebook, seed) }

    /// Begins with the first.
    public func makeIterator() -> CorpusIterator { CorpusIterator(rulebook, seed: seed) }
}

/// Goes through the declarations of a corpus: in turn one of an example (or one on
/// the way to a rule that no example makes fire), one with a single field changed, one with a pair that a rule tests,
/// one of several salariés; once the first three have no more, those of several salariés alone.
public struct CorpusIterator: IteratorProtocol {
    private let rulebook: Rulebook
    /// The fields that are varied, those of salariés and the others, each with what is worth trying.
    private let pools: (ofSalarie: [Pool], others: [Pool])
    private let assembly: DeclarationAssembly
    private let examples: [[UInt8]]
    private let singles: [DeclarationAssembly.Choice]
    private let days: [Int]

    private typealias Pool = (place: FieldValues.Place, values: [FieldValues.Candidate])
    private var plans: [PairPlan]
    private var dice: CorpusDice
    private var taken = (examples: 0, singles: 0, days: 0, plan: 0, number: 0, turn: 0)
    /// The examples that are about another service than this one is: none of them is made.
    public let examplesOfOthers: Int

    init(_ rulebook: Rulebook, seed: UInt64) {
        self.rulebook = rulebook
        var dice = CorpusDice(seed: seed)
        let written = WrittenExamples(rulebook)
        let values = FieldValues(rulebook.rules, written)
        let assembly = DeclarationAssembly(rulebook, model: written.model)
        let ofService = written.examples.filter(\.isOfService).map(\.declaration)
        let climb = RuleClimb(rulebook, values, assembly)
        let climbed = climb.rulesWithout(ofService).flatMap { climb.way(toRule: $0) }
        examples = dice.shuffled(ofService.map { JSONWriter.bytes(of: $0) } + climbed)
        examplesOfOthers = written.examples.count { !$0.isOfService }
        singles = dice.shuffled(
            values.places.flatMap { place in
                let kind = rulebook.rules.schema.records[place.type].fields[place.field].kind
                let wrong = FieldValues.Candidate.text(
                    String(decoding: JSONWriter.bytes(of: kind.counterexample), as: UTF8.self))
                return (values.candidates(place) + [wrong]).map {
                    DeclarationAssembly.Choice(place: place, row: 0, value: $0)
                }
            })
        days = dice.shuffled(values.referenceDays)
        plans = rulebook.rules.model.anomalies.indices.map { order in
            let fields = values.places(ofRule: order).map { ($0, dice.shuffled(values.candidates($0, ofRule: order))) }
            return PairPlan(dice.shuffled(fields), &dice)
        }
        let pools = values.places.map { (place: $0, values: values.candidates($0)) }
        let salarie = rulebook.rules.salarieType
        self.pools = (pools.filter { $0.place.type == salarie }, pools.filter { $0.place.type != salarie })
        self.dice = dice
        self.assembly = assembly
    }

    /// The pairs of values that rules test: how many there are, how many no declaration had yet, how many are left out.
    public var pairs: (total: Int, open: Int, left: Int) {
        plans.reduce(into: (0, 0, 0)) { sum, plan in
            sum = (sum.0 + plan.total, sum.1 + plan.openCount, sum.2 + plan.left)
        }
    }

    /// Whether only declarations of several salariés are left to come.
    public var isThrough: Bool {
        taken.examples == examples.count && taken.singles == singles.count && taken.days == days.count
            && pairs.open == 0
    }

    /// The next declaration.
    public mutating func next() -> [UInt8]? {
        taken.number += 1
        for _ in 0..<5 {
            taken.turn = (taken.turn + 1) % 5
            if let made = made(taken.turn) { return made }
        }
        return several()
    }

    private mutating func made(_ turn: Int) -> [UInt8]? {
        switch turn {
        case 1:
            guard taken.examples < examples.count else { return nil }
            taken.examples += 1
            return examples[taken.examples - 1]
        case 2:
            guard taken.singles < singles.count else { return nil }
            taken.singles += 1
            return assembly.declaration([singles[taken.singles - 1]], number: taken.number)
        case 3:
            guard taken.days < days.count else { return nil }
            taken.days += 1
            return several(day: days[taken.days - 1])
        case 4: return pair()
        default: return several()
        }
    }

    private mutating func pair() -> [UInt8]? {
        for _ in plans.indices {
            taken.plan = (taken.plan + 1) % plans.count
            if let row = plans[taken.plan].row() {
                let choices = row.map { DeclarationAssembly.Choice(place: $0.place, row: 0, value: $0.value) }
                return assembly.declaration(choices, number: taken.number)
            }
        }
        return nil
    }

    /// One of several salariés, each with a few fields that are not the model's, on some day.
    private mutating func several(day: Int? = nil) -> [UInt8] {
        let count = 1 + dice.roll(5)
        var choices: [DeclarationAssembly.Choice] = []
        func choose(_ pools: [Pool], row: Int, _ dice: inout CorpusDice) {
            guard !pools.isEmpty else { return }
            let (place, values) = pools[dice.roll(pools.count)]
            choices.append(.init(place: place, row: row, value: values[dice.roll(values.count)]))
        }
        for row in 0..<count {
            for _ in 0..<dice.roll(4) { choose(pools.ofSalarie, row: row, &dice) }
        }
        if dice.roll(2) == 0 { choose(pools.others, row: 0, &dice) }
        let chosenDay = day ?? (days.isEmpty || dice.roll(2) == 0 ? nil : days[dice.roll(days.count)])
        return assembly.declaration(choices, day: chosenDay, salaries: count, number: taken.number)
    }
}
