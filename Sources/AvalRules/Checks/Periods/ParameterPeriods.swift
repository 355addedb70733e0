import AvalSource
import AvalValues

/// Proves that the dated values of the service's choices leave out no day and give none two values, from the first day covered
/// to the last value known.
struct ParameterPeriods {
    let model: RuleModel
    let log: FindingLog

    func run() {
        for parameter in model.parameters where !parameter.settings.isEmpty { check(parameter) }
    }

    private func check(_ parameter: ServiceParameter) {
        let settings = parameter.settings
        if let first = settings.compactMap(\.validity.from).min(), model.coverage > 0, first > model.coverage,
            settings.allSatisfy({ $0.validity.from != nil })
        {
            let finding = ParameterFinding.lateStart(
                days: PeriodCheck.days(model.coverage, first - 1), drawing: drawing(parameter, model.coverage))
            log.add(finding, at: settings[0].span)
        }
        for (earlier, later) in zip(settings, settings.dropFirst()) {
            let end = earlier.validity.to ?? .max
            let start = later.validity.from ?? .min
            if start <= end {
                let (first, last) = shared(earlier.validity, later.validity)
                let finding = ParameterFinding.overlap(
                    earlier.span, days: last.map { PeriodCheck.days(first, $0) } ?? "depuis le \(Self.date(first))",
                    drawing: drawing(parameter, first))
                log.add(finding, at: later.span)
            } else if start > end + 1 {
                let finding = ParameterFinding.gap(
                    earlier.span, days: PeriodCheck.days(end + 1, start - 1), drawing: drawing(parameter, end + 1))
                log.add(finding, at: later.span)
            }
        }
    }

    /// The days that two values have in common, from the first day covered; where they only stand in the wrong order, the first
    /// day of the one that should come first.
    private func shared(_ one: Validity, _ other: Validity) -> (first: Int, last: Int?) {
        let first = max(one.from ?? .min, other.from ?? .min, model.coverage)
        let last = [one.to, other.to].compactMap(\.self).min()
        return last.map { $0 < first ? ($0, $0) : (first, $0) } ?? (first, nil)
    }

    private func drawing(_ parameter: ServiceParameter, _ day: Int) -> [String] {
        let stretches = parameter.settings.map {
            Timeline.Stretch(from: $0.validity.from, to: $0.validity.to, label: $0.text)
        }
        return Timeline(stretches, from: model.coverage).lines + ["exemple : {date: \(Self.date(day))}"]
    }

    private static func date(_ day: Int) -> CalendarDate { CalendarDate(dayNumber: day) }
}
