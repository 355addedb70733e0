import AvalSource

/// A tariff as written: the prices of one exercice.
public struct TariffFile: Sendable {
    /// A line of the estimate.
    struct Line: Sendable {
        /// Its code in verdicts.
        let code: String
        /// What the adhérent reads.
        let label: String
        /// The VAT rate, in hundredths of a percent.
        let rate: Int
        /// Whether the price is known by deduction alone.
        let isDeduced: Bool
        /// What says whether it is due, all of which must hold.
        let conditions: [LineCondition]
        /// Whether it is spread over all calls; the first one has it whole otherwise.
        let isSpread: Bool
        /// Whether the file says why the legal band of contributions does not hold for it.
        let isOutOfBounds: Bool
        /// The last day, as a day number, on which it may be used without being looked at again.
        let review: Int?
        /// What its kind says.
        let terms: any TariffLine
        /// Where its code stands.
        let span: SourceSpan
    }

    /// The period billed.
    public let exercice: Int
    /// The fact whose words choose the line of each salarié; nil where no line bills by the head.
    let selector: SourceText?
    /// The words that are not billed.
    let unbilled: [SourceText]
    /// The truth that tells which salariés are billed; nil for those that the rules call present.
    let presence: SourceText?
    /// How the total is called, by size; empty where it is not called in parts.
    let calls: [CallTerms]
    /// Whether every call could be read.
    let hasAllCalls: Bool
    /// The lines, in the order of the estimate.
    let lines: [Line]
    /// The last day, as a day number, on which it may be used without being looked at again.
    let review: Int?
    /// Where `exercice` stands.
    let span: SourceSpan
    /// Whether every word that it bills or leaves out could be read.
    let isWhole: Bool

    /// The names of the facts that it chooses by.
    public var mentions: [String] {
        let ofLines = lines.flatMap { $0.terms.mentions + $0.conditions.map(\.fact) }
        return ([selector, presence].compactMap(\.self) + ofLines).map(\.string)
    }
}
