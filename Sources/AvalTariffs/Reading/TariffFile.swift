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
    /// The lines, in the order of the estimate.
    let lines: [Line]
    /// Where `exercice` stands.
    let span: SourceSpan
    /// Whether every word that it bills or leaves out could be read.
    let isWhole: Bool

    /// The names of the facts that it chooses by.
    public var mentions: [String] {
        ([selector].compactMap(\.self) + lines.flatMap(\.terms.mentions)).map(\.string)
    }
}
