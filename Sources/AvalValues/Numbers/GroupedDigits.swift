/// Digits as French readers write long numbers.
public enum GroupedDigits {
    /// Digits in groups of three from their end, with a separator between them: `1 234 567`. A sign may stand before them.
    public static func text(_ digits: some StringProtocol, by separator: String) -> String {
        let sign = digits.prefix { $0 == "-" }
        let digits = digits.dropFirst(sign.count)
        let count = digits.utf8.count
        var text = String(sign)
        for (index, digit) in digits.enumerated() {
            if index > 0, (count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}
