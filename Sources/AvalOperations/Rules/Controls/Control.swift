import AvalRules
import AvalSource
import AvalValues

/// A control that the rules make, as experts list them.
public struct Control: Sendable {
    /// One way in which it fires: a case of its rule, or a row of its table.
    public struct Part: Sendable {
        /// The entries of the experts' list that it answers itself.
        public let fiches: [String]
        /// How much it weighs.
        public let gravity: Anomaly.Gravity?
        /// What gives how much it weighs, instead, as the file has it.
        public let gravityChoice: String?
        /// The law that it rests on, as the file has it.
        public let reference: String?
        /// Why it rests on none.
        public let withoutArticle: String?
        /// When it holds, within the days of its rule.
        public let validity: Validity
        /// What remains to be confirmed.
        public let doubt: String?
        /// The day after which it has to be looked at again, as a day number.
        public let review: Int?
        /// When it fires, as the file has it; nil where being there is enough.
        public let condition: String?
        /// Where it stands.
        public let span: SourceSpan
    }

    /// Its code in verdicts.
    public let code: String
    /// All entries of the experts' list that it answers.
    public let fiches: [String]
    /// The step from which it is judged.
    public let step: Anomaly.Step
    /// What it says for all its parts.
    public let whole: Part
    /// Its cases; empty where its own condition is the only one.
    public let parts: [Part]

    /// How much it may weigh, from the lightest.
    public var severities: [Anomaly.Severity] {
        let gravities = [whole.gravity] + parts.map(\.gravity)
        return Set(gravities.compactMap { $0 }.flatMap { [$0.before, $0.signing] }).sorted()
    }
}

extension Control {
    /// A rule with those of its cases that are `kept`; nil where it has cases and none is.
    init?(_ anomaly: Anomaly, keeping isKept: (Anomaly.Case) -> Bool) {
        let cases = anomaly.cases.filter(isKept)
        if cases.isEmpty, !anomaly.cases.isEmpty { return nil }
        code = anomaly.code
        step = anomaly.step
        whole = Part(anomaly.wording, anomaly.validity, anomaly.span)
        parts = cases.map { Part($0.wording, $0.validity, $0.span) }
        var seen: NameSet = []
        fiches = (whole.fiches + parts.flatMap(\.fiches)).filter { seen.insert($0).inserted }
    }
}

extension Control.Part {
    fileprivate init(_ wording: Anomaly.Wording, _ validity: Validity, _ span: SourceSpan) {
        fiches = wording.fiches.map(\.string)
        gravity = wording.gravity
        gravityChoice = wording.gravityChoice?.string
        reference = wording.reference?.string
        withoutArticle = wording.withoutArticle
        self.validity = validity
        doubt = wording.doubt
        review = wording.review
        condition = wording.condition?.string
        self.span = span
    }
}
