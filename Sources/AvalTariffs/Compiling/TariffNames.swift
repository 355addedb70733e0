import AvalValues

/// What tariffs may choose by: the facts and fields of a salarié and of the declaration, as the rules know them.
public struct TariffNames: Sendable {
    /// Whose facts a name may be one of.
    enum Record {
        case salarie, declaration

        /// « du salarié » in the sentences of findings.
        var words: String { self == .salarie ? "du salarié" : "de la déclaration" }
    }

    /// A fact whose every value is one word of a closed list.
    public struct WordFact: Sendable {
        /// The slot of its record.
        let slot: Int
        /// The words by their number in the slot; of a truth, `non` and `oui`.
        let words: [String]

        /// Whether it is a truth, which may be neither.
        let isTruth: Bool
        /// The exercices of the words that not every exercice has.
        let years: TextMap<ClosedRange<Int>>

        /// The fact in a slot with these words, those that only some exercices have with those exercices.
        public init(slot: Int, words: [String], isTruth: Bool, years: TextMap<ClosedRange<Int>> = [:]) {
            (self.slot, self.words, self.isTruth, self.years) = (slot, words, isTruth, years)
        }
    }

    /// The names of one record.
    public struct Facts: Sendable {
        /// Those whose values are words or truths.
        let words: TextMap<WordFact>
        /// The slots of those whose values are numbers.
        let numbers: TextMap<Int>
        /// The slots of those whose values are dates.
        let dates: TextMap<Int>
        /// All of them.
        let all: NameSet
        /// Those that a declaration may leave out: a salarié without one would be billed by no line.
        let optional: NameSet
        /// Those that are known only of salariés who are present.
        let ofPresent: NameSet

        /// The names; all the others are among `all`.
        public init(
            words: TextMap<WordFact>, numbers: TextMap<Int>, dates: TextMap<Int>, all: NameSet,
            optional: NameSet, ofPresent: NameSet
        ) {
            (self.words, self.numbers, self.dates, self.all) = (words, numbers, dates, all)
            (self.optional, self.ofPresent) = (optional, ofPresent)
        }
    }

    private let salarie: Facts
    private let declaration: Facts
    /// The slot of the day that everything is judged on, in the declaration's row.
    let referenceDay: Int
    /// For each date that campaigns give, the exercices that have it.
    let campaignYears: TextMap<Set<Int>>
    /// Those of which only the name could be read.
    let unread: NameSet
    /// Whether every name that the rules define could be read.
    let isComplete: Bool
    /// A small declaration, in YAML, in which facts have these values; nil where none is found.
    let declarationWith: @Sendable (TariffCase) -> String?
    /// Whether such a declaration is looked for.
    let isSound: Bool
    /// Whether it is proved that no declaration of an exercice has such truths together.
    let areImpossible: @Sendable (_ truths: [TariffCase.Fact], _ exercice: Int) -> Bool

    /// The names of a salarié and those of the declaration, with what could not be read of them; only where they are sound are
    /// declarations looked for.
    public init(
        salarie: Facts, declaration: Facts, referenceDay: Int, campaignYears: TextMap<Set<Int>>, unread: NameSet,
        isComplete: Bool, isSound: Bool = true,
        areImpossible: @escaping @Sendable ([TariffCase.Fact], Int) -> Bool = { _, _ in false },
        declarationWith: @escaping @Sendable (TariffCase) -> String?
    ) {
        (self.salarie, self.declaration, self.referenceDay) = (salarie, declaration, referenceDay)
        (self.campaignYears, self.unread, self.isComplete) = (campaignYears, unread, isComplete)
        (self.isSound, self.areImpossible, self.declarationWith) = (isSound, areImpossible, declarationWith)
    }

    /// The names of a record.
    subscript(record: Record) -> Facts { record == .salarie ? salarie : declaration }
}
