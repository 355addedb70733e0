/// The facts that judging itself gives, by their index after the fields of the root.
public enum RootSlot: Int, CaseIterable, Sendable {
    /// The day that everything is judged on.
    case referenceDate
    /// The campaign of the exercice.
    case campaignGenerated
    /// Its first day.
    case campaignOpening
    /// Its last day.
    case campaignClosing
    /// When the payment is due.
    case campaignDue
    /// Whether the exercice has a tariff.
    case hasTariff
    /// Whether one of its prices is deduced.
    case isTariffDeduced
    /// Whether one of its prices was to be looked at again before the day.
    case isTariffStale
    /// Whether all that the payment mode needs is there; null without a mode.
    case isPaymentComplete
    /// What the declaration is expected to cost without tax; null where nothing is estimated, as the two below.
    case estimateBeforeTax
    /// The tax on it.
    case estimateTax
    /// Both together.
    case estimateTotal
    /// Whether no price of it is known by deduction alone.
    case isEstimateConfirmed
}
