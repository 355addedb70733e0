/// Amounts in cents as people read them.
public enum Cents {
    /// `−1 234,50 €`.
    public static func french(_ cents: some BinaryInteger) -> String {
        let value = Int128(cents)
        let (euros, rest) = (value.magnitude / 100, value.magnitude % 100)
        let grouped = GroupedDigits.text(String(euros), by: "\u{202F}")
        return "\(value < 0 ? "−" : "")\(grouped),\(rest < 10 ? "0" : "")\(rest)\u{A0}€"
    }
}
