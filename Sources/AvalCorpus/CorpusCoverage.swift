import AvalDeclarations
import AvalEngine
import AvalRules
import AvalSource
import AvalValues

/// What the declarations of a corpus exercise of the rules: noted one by one, told at the end.
public final class CorpusCoverage {
    private let rules: RuleSet
    private let judge: Judge
    private var fired: Set<Int> = []
    private var silent: Set<Int> = []
    private var reached: Set<[Int]> = []
    /// How many declarations were noted, and how many of them cannot be judged.
    public private(set) var count = 0
    /// How many of them cannot be judged.
    public private(set) var unreadable = 0
    /// How many of them came to each status: nothing to say, warnings, refused.
    public private(set) var statuses = (accepted: 0, reserved: 0, refused: 0)

    /// Nothing noted yet.
    public init(_ rulebook: Rulebook) {
        rules = rulebook.rules
        judge = Judge(rulebook)
    }

    /// Notes what a declaration exercises.
    public func note(_ declaration: [UInt8]) {
        count += 1
        ByteView.with(declaration) { bytes in
            guard let status = try? judge.decide(bytes, options: JudgingOptions()) else {
                unreadable += 1
                return
            }
            switch status {
            case .accepted: statuses.accepted += 1
            case .withReservations: statuses.reserved += 1
            case .refused: statuses.refused += 1
            }
            let observation = Observation(judge)
            fired.formUnion(observation.cases.fired)
            silent.formUnion(observation.cases.silent)
            for decided in observation.decided { reached.insert([decided.determinant, decided.period]) }
        }
    }

    /// What is not covered, a line each with its place; empty where all is.
    public var missing: [String] {
        var lines: [String] = []
        var orders: [Int: [CompiledRule.Case]] = [:]
        for rule in rules.all { orders[rule.order, default: []] += rule.cases }
        for (order, anomaly) in rules.model.anomalies.enumerated() {
            let cases = orders[order] ?? []
            let place = "\(anomaly.span.file.path):\(anomaly.span.start.line)"
            if !cases.contains(where: { fired.contains($0.number) }) {
                lines.append("\(place) : « \(anomaly.code) » ne s'est jamais déclenchée")
            } else {
                // A case whose weight depends stands as several in the same place.
                let spans = Set(cases.filter { fired.contains($0.number) }.map(\.span))
                for span in Set(cases.map(\.span)).subtracting(spans).sorted(by: { $0.lower < $1.lower }) {
                    lines.append(
                        "\(span.file.path):\(span.start.line) : un cas de « \(anomaly.code) » ne s'est jamais déclenché"
                    )
                }
            }
            if !cases.contains(where: { silent.contains($0.number) }), !anomaly.isAboutReading,
                !anomaly.isOutsideCoverage
            {
                lines.append("\(place) : « \(anomaly.code) » n'a jamais été jugée sans se déclencher")
            }
        }
        for (index, determinant) in rules.model.determinants.enumerated() {
            for (number, period) in determinant.periods.enumerated()
            where (period.category ?? 0) > rules.fallbackCategory && !reached.contains([index, number]) {
                lines.append(
                    "\(period.span.file.path):\(period.span.start.line) : une période de « \(determinant.code) » n'a donné sa catégorie à personne"
                )
            }
        }
        return lines
    }
}
