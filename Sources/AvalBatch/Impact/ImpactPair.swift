import AvalChanges
import AvalEngine
import AvalRules
import AvalValues

/// Two editions side by side: one number for what both call by the same name.
struct ImpactPair: Sendable {
    /// The rulebooks, under one name, so that verdicts differ by what they say alone.
    let rulebooks: (before: Rulebook, after: Rulebook)
    /// The categories of both, from the weakest of the newer edition.
    let categories: [String]
    /// The codes of anomalies of both.
    let codes: [String]
    /// For each edition, the number of each of its categories, by its index there.
    let categoryNumbers: (before: [Int], after: [Int])
    /// For each edition, the number of each of its rules' codes, by the order of the rule.
    let codeNumbers: (before: [Int], after: [Int])
    /// The codes that are left out where all is judged on one day, by their numbers.
    let isLeftOut: [Bool]

    /// The statuses in the order of their numbers.
    static let statuses = ["acceptee", "avec_reserves", "refusee", "illisible"]
    static let refused = 2
    static let illegible = 3
    static let severities = Anomaly.Severity.allCases.map(\.word)

    init(_ comparison: RuleComparison, onOneDay: Bool) {
        let (before, after) = (comparison.editions.before.nameless, comparison.editions.after.nameless)
        rulebooks = (before, after)
        (categories, categoryNumbers.after, categoryNumbers.before) = Self.joined(
            after.rules.model.categories.words, before.rules.model.categories.words)
        (codes, codeNumbers.after, codeNumbers.before) = Self.joined(
            after.rules.model.anomalies.map(\.code), before.rules.model.anomalies.map(\.code))
        var isLeftOut = codes.map { _ in false }
        for (rulebook, numbers) in [(before, codeNumbers.before), (after, codeNumbers.after)] where onOneDay {
            let reach = NameReach(rulebook.rules)
            for order in rulebook.rules.model.anomalies.indices where reach.asksForCampaign(order) {
                isLeftOut[numbers[order]] = true
            }
        }
        self.isLeftOut = isLeftOut
    }

    /// The names of two lists, each once, and the number of each element of both.
    private static func joined(_ first: [String], _ second: [String]) -> ([String], [Int], [Int]) {
        var names: [String] = []
        var numbers: TextMap<Int> = [:]
        func number(_ name: String) -> Int {
            if let known = numbers[name] { return known }
            numbers[name] = names.count
            names.append(name)
            return names.count - 1
        }
        let (one, other) = (first.map(number), second.map(number))
        return (names, one, other)
    }
}
