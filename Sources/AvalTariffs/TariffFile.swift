import AvalSource

/// A tariff as written: the prices of one exercice.
public struct TariffFile: Sendable {
    /// A line of the estimate.
    public struct Line: Sendable {
        /// Its code in verdicts.
        public let code: String
        /// What the adhérent reads.
        public let label: String
        /// The words of the choosing fact that it bills.
        public let words: [SourceText]
        /// The price of one, without tax, in cents.
        public let price: Int
        /// The VAT rate, in hundredths of a percent.
        public let rate: Int
        /// Whether the price is known by deduction alone.
        public let isDeduced: Bool
        /// Where its code stands.
        public let span: SourceSpan
    }

    /// The period billed.
    public let exercice: Int
    /// The fact whose words choose the line of each salarié.
    public let selector: SourceText
    /// The words that are not billed.
    public let unbilled: [SourceText]
    /// The lines, in the order of the estimate.
    public let lines: [Line]
    /// Where `exercice` stands.
    public let span: SourceSpan
    /// Whether every word that it bills or leaves out could be read.
    let isWhole: Bool
}
