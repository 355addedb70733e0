import AvalEngine
import AvalRules

/// Counts verdicts while they are made, on one thread; codes keep their places from chunk to chunk, so that counting an
/// anomaly is a look-up and three additions.
final class Counter {
    private var tally = Tally()
    private var places: [String: Int] = [:]
    private var codes: [String] = []
    private var found: [Tally.Anomalies] = []
    /// For each code, the number of the declaration in which it was last found.
    private var last: [Int] = []
    private var number = 0

    /// Counts a line that could not be judged.
    func addIllegible() {
        tally.declarations += 1
        tally.illegible += 1
    }

    /// Counts a verdict.
    func add(_ judged: Judged, _ status: Status) {
        number += 1
        tally.declarations += 1
        let exercice = judged.exercice
        let key = Tally.plausibleYears.contains(exercice) ? exercice : Tally.otherYears
        tally.years[key, default: Tally.Year()].add(judged, status)
        for place in 0..<judged.anomalyCount { count(judged.anomaly(place)) }
    }

    private func count(_ anomaly: Judged.Found) {
        let place = place(of: anomaly.code)
        found[place].count += 1
        found[place].severity = max(found[place].severity, anomaly.severity)
        if last[place] != number {
            last[place] = number
            found[place].declarations += 1
        }
    }

    private func place(of code: String) -> Int {
        if let known = places[code] { return known }
        places[code] = codes.count
        codes.append(code)
        found.append(Tally.Anomalies())
        last.append(0)
        return codes.count - 1
    }

    /// What was counted since the last time.
    func take() -> Tally {
        defer { tally = Tally() }
        for (place, anomalies) in found.enumerated() where anomalies.count > 0 {
            tally.anomalies[codes[place]] = anomalies
            found[place] = Tally.Anomalies()
        }
        return tally
    }
}

extension Tally.Year {
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
            for (place, count) in counts.enumerated() { categories[place] += count }
        }
        if let estimate = judged.estimate {
            excludingTax += Int128(estimate.excludingTax)
            tax += Int128(estimate.tax)
        } else {
            unpriced += 1
        }
    }
}
