import AvalSource

/// Cases that are never reached, because one above them is true whenever they are.
struct CaseCheck {
    let log: FindingLog

    func check(_ anomaly: Anomaly) {
        for (index, later) in anomaly.cases.enumerated() {
            guard let condition = later.wording.condition.map(Self.words) else { continue }
            let hiding = anomaly.cases[..<index].first { earlier in
                guard let other = earlier.wording.condition.map(Self.words) else { return false }
                return (other == condition || other == ["true"]) && earlier.validity.covers(later.validity)
            }
            guard let hiding else { continue }
            log.add(RuleCheckFinding.hiddenCase(by: hiding.span), at: later.span)
        }
    }

    /// A condition without the blanks that change nothing.
    private static func words(_ text: SourceText) -> [Substring] { text.string.split(whereSeparator: \.isWhitespace) }
}
