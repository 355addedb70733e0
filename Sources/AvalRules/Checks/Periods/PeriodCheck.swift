import AvalSource
import AvalValues

/// Proves that periods leave out no day and cover none twice, from the first day covered to the last period known.
struct PeriodCheck {
    /// A period of the thing that is checked.
    struct Period {
        let validity: Validity
        /// What it gives, as the drawing shows it.
        let label: String
        let span: SourceSpan
    }

    /// The first day that the rules cover.
    let coverage: Int
    let log: FindingLog

    /// Checks the periods of one thing, in the file's order; `example` is a declaration that asks for it on a day.
    func check(_ periods: [Period], example: (CalendarDate) -> String) {
        let timeline = Timeline(
            periods.map { .init(from: $0.validity.from, to: $0.validity.to, label: $0.label) }, from: coverage)
        func drawing(_ day: Int) -> [String] {
            timeline.lines + ["exemple : " + example(CalendarDate(dayNumber: day))]
        }
        for (earlier, later) in zip(periods, periods.dropFirst()) {
            // A period whose days could not be read has its finding: what it overlaps is not known.
            guard let before = earlier.validity.from, let start = later.validity.from else { continue }
            guard start >= before else {
                log.add(PeriodFinding.unordered(before: earlier.span), at: later.span)
                continue
            }
            guard let end = earlier.validity.to else {
                log.add(PeriodFinding.endlessBefore(before: earlier.span, drawing: drawing(start)), at: later.span)
                continue
            }
            if start <= end {
                let days = Self.days(start, min(end, later.validity.to ?? end))
                let finding = PeriodFinding.overlap(days: days, before: earlier.span, drawing: drawing(start))
                log.add(finding, at: later.span)
            } else if start > end + 1 {
                let days = Self.days(end + 1, start - 1)
                log.add(
                    PeriodFinding.gap(days: days, before: earlier.span, drawing: drawing(end + 1)), at: later.span)
            }
        }
    }

    /// Checks that the first period begins no later than the cover does; `what` is the thing, `remedy` how an author says
    /// that it began to be later.
    func checkStart(
        _ periods: [Period], _ what: String, remedy: String, at span: SourceSpan, example: (CalendarDate) -> String
    ) {
        guard coverage > 0, let first = periods.compactMap(\.validity.from).min(), first > coverage,
            periods.allSatisfy({ $0.validity.from != nil })
        else { return }
        let timeline = Timeline(
            periods.map { .init(from: $0.validity.from, to: $0.validity.to, label: $0.label) }, from: coverage)
        let drawing = timeline.lines + ["exemple : " + example(CalendarDate(dayNumber: coverage))]
        let finding = PeriodFinding.lateStart(
            what: what, days: Self.days(coverage, first - 1), remedy: remedy, drawing: drawing)
        log.add(finding, at: span)
    }

    /// Days in French, both included.
    static func days(_ first: Int, _ last: Int) -> String {
        let (start, end) = (CalendarDate(dayNumber: first), CalendarDate(dayNumber: last))
        return first == last ? "le \(start)" : "du \(start) au \(end)"
    }
}

extension PeriodCheck {
    /// Checks the determinants of a model.
    static func check(_ model: RuleModel, log: FindingLog) {
        let check = PeriodCheck(coverage: model.coverage, log: log)
        let words = model.categories.words
        for determinant in model.determinants {
            let periods = determinant.periods.map { period in
                Period(
                    validity: period.validity, label: period.category.map { words[$0] } ?? "une catégorie inconnue",
                    span: period.span)
            }
            let example = { (day: CalendarDate) in "{salarie: {determinants: [\(determinant.code)]}, date: \(day)}" }
            check.check(periods, example: example)
            guard determinant.creation == nil else { continue }
            check.checkStart(
                periods, "« \(determinant.code) »", remedy: "dites par « cree_par: » quel texte l'a créé",
                at: determinant.span, example: example)
        }
    }
}
