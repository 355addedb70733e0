import AvalValues

/// The days between two changes of the rules, and what is in force then: resolved at load, so that judging sees nothing else.
public final class Segment {
    /// The first day and the last.
    public let days: ClosedRange<Int>
    /// For each category from the weakest, the codes of the catalogue that give it.
    public let categoryMasks: FlatArray<UInt64>
    /// The codes of the catalogue that are in force.
    public let inForce: UInt64
    /// The codes of the catalogue whose periods are past the day on which they were to be looked at again.
    let stale: UInt64
    /// The rules in force.
    public let rules: DayRules
    /// What is asked of follow-up; nil where the files say nothing of it.
    public let followUps: FollowUpTable?

    private init(
        days: ClosedRange<Int>, categoryMasks: [UInt64], inForce: UInt64, stale: UInt64, rules: DayRules,
        followUps: FollowUpTable?
    ) {
        self.days = days
        self.categoryMasks = FlatArray(categoryMasks)
        self.inForce = inForce
        self.stale = stale
        self.rules = rules
        self.followUps = followUps
    }

    /// The segments from the first day covered on; `words` are those that the entries of `suivi.yaml` choose by.
    static func all(
        model: RuleModel, rules: [CompiledRule], words: [[SlotWord]], terms: FollowUpTermList
    ) -> [Segment] {
        let periods: [Int] = model.determinants.flatMap(\.periods).flatMap { period -> [Int] in
            period.validity.boundaries + (period.review.map { [$0 + 1] } ?? [])
        }
        let cases: [Int] = rules.flatMap { $0.cases.flatMap(\.validity.boundaries) }
        let followUps: [Int] = (model.followUps ?? []).flatMap(\.validity.boundaries)
        let dates = [model.coverage] + periods + cases + followUps
        let starts = Set(dates.filter { $0 >= model.coverage }).sorted()
        return starts.enumerated().map { index, day in
            var masks = [UInt64](repeating: 0, count: model.categories.categories.count)
            var stale: UInt64 = 0
            for (code, determinant) in model.determinants.enumerated() {
                let period = determinant.period(on: day)
                if let review = period?.review, review < day { stale |= 1 << UInt64(code) }
                guard let category = period?.category, category < masks.count else { continue }
                masks[category] |= 1 << UInt64(code)
            }
            let last = index + 1 < starts.count ? starts[index + 1] - 1 : Int.max
            return Segment(
                days: day...last, categoryMasks: masks, inForce: masks.reduce(0, |), stale: stale,
                rules: DayRules(rules.compactMap { $0.inForce(on: day) }),
                followUps: model.followUps.map {
                    FollowUpTable($0, words: words, of: model, on: day, terms)
                })
        }
    }
}
