/// What a call of a contribution always says, whatever it comes to.
public struct TariffCall: Sendable {
    /// Its period: `2023-T1`.
    public let period: String
    /// The period in words.
    public let label: String
    /// The day on which it is due, as a day number; nil where nothing says it.
    public let due: Int?

    /// The calls of some sizes in an exercice.
    static func all(of terms: CallTerms, _ exercice: Int) -> [TariffCall] {
        (0..<terms.frequency.count).map { index in
            TariffCall(
                period: terms.frequency.period(index, of: exercice), label: terms.frequency.label(index, of: exercice),
                due: index < terms.due.count ? terms.due[index] : nil)
        }
    }
}
