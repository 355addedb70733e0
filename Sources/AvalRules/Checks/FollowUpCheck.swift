import AvalSource
import AvalValues

/// What is probably not meant of follow-up: days without any, visits that never come, values that never count.
struct FollowUpCheck {
    let model: RuleModel
    let log: FindingLog

    func run() {
        guard !model.categories.isIncomplete else { return }
        guard let rules = model.followUps else { return checkUnused() }
        for (category, entry) in model.categories.categories.enumerated() {
            let own = rules.filter { $0.audience.category == category }
            checkOverlaps(own)
            checkDays(own, of: category, code: entry)
        }
        for rule in rules { checkVisit(rule.followUp, beside: rule.followUp) }
        for period in model.determinants.flatMap(\.periods) { check(period, rules) }
    }

    /// Follow-up of determinants that no verdict gives.
    private func checkUnused() {
        let first = model.determinants.flatMap(\.periods).first { $0.followUp != nil }
        if let first { log.add(FollowUpFinding.absentFile, at: first.span) }
    }

    private func checkOverlaps(_ rules: [FollowUpRule]) {
        for (index, later) in rules.enumerated() {
            guard let earlier = rules[..<index].first(where: { $0.validity.overlaps(later.validity) }) else { continue }
            log.add(FollowUpFinding.overlap(earlier.span), at: later.span)
        }
    }

    /// The first day covered on which a category has no first visit or no period.
    private func checkDays(_ rules: [FollowUpRule], of category: Int, code: CategoryRule.Category) {
        guard model.coverage > 0 else { return }
        let days = Set([model.coverage] + rules.flatMap(\.validity.boundaries)).filter { $0 >= model.coverage }
        for day in days.sorted() {
            let followUp = rules.first { $0.validity.contains(day) }?.followUp
            let lacking = Self.required.filter { followUp?[keyPath: $0.value] == nil }.map { "« \($0.key) »" }
            guard !lacking.isEmpty else { continue }
            let finding = FollowUpFinding.incomplete(
                category: code.code, keys: lacking.joined(separator: ", ni de "), from: CalendarDate(dayNumber: day))
            return log.add(finding, at: rules.last?.span ?? code.span)
        }
    }

    /// What every category has.
    private static var required: [(key: String, value: KeyPath<FollowUp, FollowUp.Term?>)] {
        [("visite_initiale", \.firstVisit), ("periodicite", \.period)]
    }

    private func check(_ period: Determinant.Period, _ rules: [FollowUpRule]) {
        guard let followUp = period.followUp else {
            return log.add(FollowUpFinding.absent, at: period.span)
        }
        guard let category = period.category else { return }
        let beside = rules.first { $0.audience.category == category && $0.validity.overlaps(period.validity) }
        checkVisit(followUp, beside: beside?.followUp)
        guard let beside else { return }
        let code = model.categories.words[category]
        for (key, value) in Self.required + [("visite_intermediaire", \.intermediateVisit)] {
            guard let own = followUp[keyPath: value], let other = beside.followUp[keyPath: value],
                own.months > other.months
            else { continue }
            log.add(FollowUpFinding.idle(key: key, months: other.months, category: code), at: own.span)
        }
    }

    /// A visit in between that the next periodic one comes before is a slip, unless it is said not to be required.
    private func checkVisit(_ followUp: FollowUp, beside category: FollowUp?) {
        guard let visit = followUp.intermediateVisit ?? category?.intermediateVisit,
            let period = followUp.period ?? category?.period
        else { return }
        guard visit.months >= period.months, visit.months > 0 else { return }
        log.add(
            FollowUpFinding.lateVisit(months: visit.months, period: period.months),
            at: (followUp.intermediateVisit ?? followUp.period ?? visit).span)
    }
}
