import AvalEngine
import AvalRules
import AvalValues

/// Counts verdicts while they are made, on one thread: rules and exercices have indexes of their own, so that counting is a
/// few additions for a declaration and three for an anomaly.
final class VerdictCounter {
    /// What is told apart, by its number: a rule and a severity.
    private let kinds: [BatchCounts.AnomalyKind]
    private var declarations = 0
    private var illegible = 0
    private var reasons = BatchCounts()
    /// By rule and severity.
    private var found: [BatchCounts.Anomalies]
    /// For each of them, the number of the declaration in which it was last found.
    private var last: [Int]
    private var number = 0
    /// The exercices that are told apart, and all others behind them.
    private var years: [BatchCounts.Year]

    private static let severities = Anomaly.Severity.allCases

    /// How often something was found in some declarations, by its number among the ``kinds(of:)`` of a rulebook: such counts are
    /// added up without a text being looked at.
    struct Found {
        let kind: Int
        let anomalies: BatchCounts.Anomalies
    }

    /// What counters of a rulebook tell apart.
    static func kinds(of rulebook: Rulebook) -> [BatchCounts.AnomalyKind] {
        let rules = rulebook.rules.all
        var codes = [String](repeating: "", count: (rules.map(\.order).max() ?? -1) + 1)
        for rule in rules { codes[rule.order] = rule.code }
        return codes.flatMap { code in severities.map { BatchCounts.AnomalyKind(code: code, severity: $0) } }
    }

    /// A counter of verdicts of a rulebook.
    init(_ rulebook: Rulebook) {
        kinds = Self.kinds(of: rulebook)
        found = Array(repeating: BatchCounts.Anomalies(), count: kinds.count)
        last = Array(repeating: 0, count: found.count)
        years = Array(repeating: BatchCounts.Year(), count: BatchCounts.plausibleYears.count + 1)
    }

    /// Counts a line that could not be judged.
    func addIllegible(_ reason: String) {
        declarations += 1
        illegible += 1
        reasons.addReason(reason)
    }

    /// Counts a verdict.
    func add(_ judged: Judged, _ status: Status) {
        number += 1
        declarations += 1
        let exercice = judged.exercice
        let isPlausible = BatchCounts.plausibleYears.contains(exercice)
        years[isPlausible ? exercice - BatchCounts.plausibleYears.lowerBound : years.count - 1].add(judged, status)
        judged.forEachRule { rule, severity in
            let kind = rule * Self.severities.count + severity.rawValue
            found[kind].count += 1
            if last[kind] != number {
                last[kind] = number
                found[kind].declarations += 1
            }
        }
    }

    /// What was counted since the last time.
    func take() -> BatchCounts {
        var found: [Found] = []
        var tally = take(found: &found)
        tally.add(found, kinds)
        return tally
    }

    /// What was counted since the last time, what was found apart from the rest.
    func take(found taken: inout [Found]) -> BatchCounts {
        var tally = BatchCounts()
        (tally.declarations, tally.illegible) = (declarations, illegible)
        tally.reasons = reasons.reasons
        (declarations, illegible) = (0, 0)
        if !reasons.reasons.isEmpty { reasons = BatchCounts() }
        for (index, anomalies) in found.enumerated() where anomalies.count > 0 {
            taken.append(Found(kind: index, anomalies: anomalies))
            found[index] = BatchCounts.Anomalies()
        }
        for (index, year) in years.enumerated() where year.declarations > 0 {
            let isPlausible = index < BatchCounts.plausibleYears.count
            tally.years[isPlausible ? BatchCounts.plausibleYears.lowerBound + index : BatchCounts.otherYears] = year
            years[index] = BatchCounts.Year()
        }
        return tally
    }
}

extension BatchCounts.Year {
    fileprivate mutating func add(_ judged: Judged, _ status: Status) {
        declarations += 1
        switch status {
        case .accepted: accepted += 1
        case .withReservations: reserved += 1
        case .refused: refused += 1
        }
        let salaries = judged.salaries
        listed += salaries.listed
        present += salaries.present
        if judged.hasCategories {
            let counts = judged.categoryCounts
            if categories.isEmpty { categories = [Int](repeating: 0, count: counts.count) }
            for index in 0..<counts.count { categories[index] += counts[index] }
        }
        if let totals = judged.totals {
            excludingTax += Int128(totals.excludingTax)
            tax += Int128(totals.tax)
            if status == .refused {
                refusedExcludingTax += Int128(totals.excludingTax)
                refusedTax += Int128(totals.tax)
            }
        } else {
            unpriced += 1
        }
    }
}
