import AvalEngine
import AvalLoading
import AvalRules

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

    /// Nothing of a rulebook is exercised yet.
    init(_ rulebook: Rulebook) {
        let set = rulebook.rules
        tables = set.tables
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
        let firing = Set(cases.fired.map { rules[$0].code })
        silent.formUnion(
            cases.silent.filter { rules[$0].code == attention.owner && !firing.contains(rules[$0].code) })
        let names = Set(looked.map { rules[$0].order }).reduce(into: Set<String>()) {
            $0.formUnion(reach.names(ofRule: $1))
        }
        note(periodsOf: observation, attention, ruleLooksAtCategories: !names.isDisjoint(with: NameReach.ofCategories))
        for (index, table) in tables.enumerated() where attention.amounts || names.contains(table.name) {
            tableRows[index].formUnion(observation.rows(of: table))
        }
        if attention.amounts, let billed = observation.billed {
            lines.formUnion(billed.lines.map { [billed.tariff, $0] })
        }
        exercices.insert(observation.exercice)
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
