import AvalSource
import AvalValues

/// Reads `cout_moyen_national.yaml`: what a salarié's year costs on average, and how far from it a contribution may be.
struct AverageCostReader {
    let log: FindingLog

    func read(_ map: YAMLMap) -> RuleModel.AverageCosts? {
        map.refuseUnknownKeys(RuleKeys.averageCosts)
        for key in ["plancher", "plafond"] { _ = map.required(key) }
        let least = map.integer("plancher", in: 1...100)
        let most = map.integer("plafond", in: 100...1000)
        let reference = map.requiredString("reference")
        map.checkReview()
        _ = map.required("couts")
        var unique = UniqueNames("le coût moyen de l'exercice", log: log)
        let years = (map.maps("couts", what: "un coût moyen") ?? []).compactMap {
            item -> RuleModel.AverageCosts.Year? in
            guard let year = year(item), unique.isNew("\(year.exercice)", at: item.head) else { return nil }
            return year
        }
        guard let least, let most, let reference else { return nil }
        return RuleModel.AverageCosts(percent: least...most, reference: reference, years: years)
    }

    private func year(_ map: YAMLMap) -> RuleModel.AverageCosts.Year? {
        map.refuseUnknownKeys(RuleKeys.averageCost)
        _ = map.required("exercice")
        map.checkReview()
        let exercice = map.integer("exercice", in: 1900...9999)
        guard let text = map.requiredText("montant_ht") else { return nil }
        guard let cents = Self.cents(text.string) else {
            log.add(RuleValueFinding.notAmount("montant_ht"), at: text.span)
            return nil
        }
        return exercice.map { .init(exercice: $0, cents: cents) }
    }

    /// The cents of an amount with two decimals.
    private static func cents(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, (1...7).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return Int(parts[0] + parts[1])
    }
}
