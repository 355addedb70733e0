import AvalFEEL
import AvalSource
import AvalValues

/// Proves of the conditions of rules what no reader sees: that one never fires or always does, that a case is hidden by those
/// above it, that two say the same.
struct ConditionCheck {
    private let model: RuleModel
    private let log: FindingLog
    /// The conditions of each subject, by what they ask about: two of the same may say the same.
    private var bySubject: TextMap<[Written]> = [:]

    /// A condition, and where it is written.
    private struct Written {
        let condition: Condition
        let validity: Validity
        let order: Int
        let code: String
        let span: SourceSpan
    }

    init(_ model: RuleModel, log: FindingLog) {
        self.model = model
        self.log = log
    }

    /// Checks all rules, compiled for each of their subjects.
    mutating func check(_ rules: [CompiledRule]) {
        // What is judged outside the cover too has days of which nothing is known.
        for rule in rules where !rule.isOutsideCoverage && !rule.isAboutReading {
            let anomaly = model.anomalies[rule.order]
            let spans = anomaly.cases.isEmpty ? [anomaly.span] : anomaly.cases.map(\.span)
            let cases = zip(rule.cases, spans).map { item, span in
                item.texts.condition.map { text in
                    Written(
                        condition: Condition(text.expression, kinds: text.kinds), validity: item.validity,
                        order: rule.order, code: rule.code, span: span)
                }
            }
            for (index, item) in cases.enumerated() {
                guard let item else { continue }
                check(item, after: cases[..<index].compactMap(\.self), rule)
            }
        }
    }

    private mutating func check(_ item: Written, after earlier: [Written], _ rule: CompiledRule) {
        // A truth that is written out has its finding.
        if case .literal = item.condition.root.form { return checkHidden(item, after: earlier) }
        let prover = ConditionProver(limits: limits(item.validity))
        if case .impossible = prover.search([.holds(item.condition)]) {
            return log.add(ConditionFinding.never, at: item.condition.span)
        }
        if case .impossible = prover.search([.fails(item.condition)]) {
            return log.add(ConditionFinding.always, at: item.condition.span)
        }
        checkHidden(item, after: earlier)
        checkSame(item, rule, prover)
    }

    /// Those above it hide a case on all of its days alone.
    private func checkHidden(_ item: Written, after earlier: [Written]) {
        let above = earlier.filter { $0.validity.covers(item.validity) }
        guard !above.isEmpty else { return }
        let prover = ConditionProver(limits: limits(item.validity))
        let claims = above.map { ConditionProver.Claim.fails($0.condition) } + [.holds(item.condition)]
        guard case .impossible = prover.search(claims) else { return }
        let one = above.first { single in
            if case .impossible = prover.search([.fails(single.condition), .holds(item.condition)]) {
                true
            } else {
                false
            }
        }
        log.add(ConditionFinding.hidden(by: one.map { [$0.span] } ?? above.map(\.span)), at: item.span)
    }

    private mutating func checkSame(_ item: Written, _ rule: CompiledRule, _ prover: ConditionProver) {
        let topics = prover.topics(of: item.condition).sorted().joined(separator: "\n")
        let subject = "\(rule.walk) \(rule.filter.map { "\($0)" } ?? "")\n\(topics)"
        let rivals = bySubject[subject, default: []].filter {
            $0.order != item.order && $0.validity.overlaps(item.validity)
        }
        bySubject[subject, default: []].append(item)
        for rival in rivals {
            guard case .impossible = prover.search([.holds(item.condition), .fails(rival.condition)]),
                case .impossible = prover.search([.holds(rival.condition), .fails(item.condition)]),
                case .possible(let example) = prover.search([.holds(item.condition)])
            else { continue }
            let finding = ConditionFinding.same(as: rival.condition.span, code: rival.code, example: example)
            return log.add(finding, at: item.condition.span)
        }
    }

    /// The days on which a case is judged, under the name that expressions have for them.
    private func limits(_ validity: Validity) -> TextMap<RangeValue> {
        guard model.coverage > 0 else { return [:] }
        let first = max(validity.from ?? .min, model.coverage)
        func day(_ number: Int) -> Value { .date(CalendarDate(dayNumber: number)) }
        return [
            NamespaceBuilder.referenceDate: RangeValue(
                lower: day(first), isLowerIncluded: true, upper: validity.to.map(day), isUpperIncluded: true)
        ]
    }
}
