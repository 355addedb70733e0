/// Digits as French readers write long numbers.
public enum GroupedDigits {
    /// Digits in groups of three from their end, with a separator between them: `1 234 567`.
    public static func text(_ digits: some StringProtocol, by separator: String) -> String {
        let count = digits.utf8.count
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}
