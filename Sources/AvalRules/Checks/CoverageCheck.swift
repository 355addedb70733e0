import AvalSource
import AvalValues

/// Days before the first one that the rules cover: nothing is judged then, so nothing need be said of them.
struct CoverageCheck {
    let model: RuleModel
    let log: FindingLog

    func run() {
        guard model.coverage > 0 else { return }
        for determinant in model.determinants {
            for period in determinant.periods { check(period.validity, "cette période", at: period.span) }
        }
        for rule in model.followUps ?? [] { check(rule.validity, "ce suivi", at: rule.span) }
        for anomaly in model.anomalies where !anomaly.isOutsideCoverage {
            check(anomaly.validity, "cette anomalie", at: anomaly.span)
            for item in anomaly.cases { check(item.validity, "ce cas", at: item.span) }
        }
    }

    private func check(_ validity: Validity, _ what: String, at span: SourceSpan) {
        let first = CalendarDate(dayNumber: model.coverage)
        if let last = validity.to, last < model.coverage {
            log.add(RuleCheckFinding.neverInForce(what: what, coverage: first), at: span)
        } else if let from = validity.from, from < model.coverage {
            log.add(RuleCheckFinding.beforeCoverage(what: what, coverage: first), at: span)
        }
    }
}
