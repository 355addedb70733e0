import AvalEngine
import AvalLoading
import AvalRules
import AvalValues

/// What was exercised so far: of all that judging does, that alone which an expectation looks at.
struct Exercise {
    /// The cases that fired, by their numbers, where that is looked at.
    private(set) var fired: Set<Int> = []
    /// The cases that an example of their own rule left silent, their condition being asked.
    private(set) var silent: Set<Int> = []
    /// The periods of determinants that gave a category that is looked at.
    private(set) var periods: Set<[Int]> = []
    /// For each table by its index, the rows that gave a fact that is looked at.
    private(set) var tableRows: [Set<Int>]
    /// The lines of tariffs that billed something in an estimate that is looked at.
    private(set) var lines: Set<[Int]> = []
    /// The bands of lines of tariffs that billed something in an estimate that is looked at.
    private(set) var bands: Set<Band> = []
    /// The editions of nomenclatures that a rule that is looked at reached on a day of theirs.
    private(set) var editions: Set<Edition> = []
    /// The words with days that a declaration has on such a day of which anything is looked at, by their indexes.
    private(set) var datedWords: Set<Int> = []
    /// The exercices of declarations of which anything is looked at.
    private(set) var exercices: Set<Int> = []

    private let tables: [TableFact]
    private let rules: [CaseRule]
    private let reach: NameReach

    /// The rule of a case.
    private struct CaseRule {
        let order: Int
        let code: String
        /// The first of its cases, by its number.
        let first: Int
    }

    /// A band of a line of a tariff, by what the estimate calls it.
    struct Band: Hashable {
        let tariff: Int
        let line: Int
        let text: String
    }

    /// An edition of a nomenclature, by its index there.
    struct Edition: Hashable {
        let list: String
        let number: Int
    }

    private let nomenclatures: [RuleModel.Nomenclature]

    /// Nothing of a rulebook is exercised yet.
    init(_ rulebook: Rulebook) {
        let set = rulebook.rules
        tables = set.tables
        nomenclatures = set.model.nomenclatures
        tableRows = tables.map { _ in [] }
        reach = NameReach(set)
        rules = set.all.flatMap { rule in
            rule.cases.map { _ in CaseRule(order: rule.order, code: rule.code, first: rule.cases[0].number) }
        }
    }

    /// Notes what a judgement exercised that `attention` looks at.
    mutating func note(_ observation: Observation, _ attention: Attention) {
        let cases = observation.cases
        let looked = cases.asked.filter { attention.rules.contains(rules[$0].code) }
        fired.formUnion(looked.intersection(cases.fired))
        let firing = NameSet(cases.fired.map { rules[$0].code })
        silent.formUnion(
            cases.silent.filter { rules[$0].code == attention.owner && !firing.contains(rules[$0].code) })
        let names = Set(looked.map { rules[$0].order }).reduce(into: NameSet()) {
            $0.formUnion(reach.names(ofRule: $1))
        }
        note(periodsOf: observation, attention, ruleLooksAtCategories: !names.isDisjoint(with: NameReach.ofCategories))
        for (index, table) in tables.enumerated() where attention.amounts || names.contains(table.name) {
            tableRows[index].formUnion(observation.rows(of: table))
        }
        if attention.amounts, let billed = observation.billed {
            lines.formUnion(billed.lines.map { [billed.tariff, $0] })
            bands.formUnion(billed.details.map { Band(tariff: billed.tariff, line: $0.line, text: $0.text) })
        }
        note(editionsAsked: names, on: observation.day)
        exercices.insert(observation.exercice)
        datedWords.formUnion(observation.datedWords)
    }

    private mutating func note(editionsAsked names: NameSet, on day: Int) {
        for list in nomenclatures where names.contains(list.name) {
            for (number, edition) in list.list.editions.enumerated() where edition.days.contains(day) {
                editions.insert(Edition(list: list.name, number: number))
            }
        }
    }

    private mutating func note(
        periodsOf observation: Observation, _ attention: Attention, ruleLooksAtCategories: Bool
    ) {
        for decided in observation.decided
        where ruleLooksAtCategories || attention.categories.contains(decided.salarie) {
            periods.insert([decided.determinant, decided.period])
        }
    }
}
