import AvalJSON

/// Amounts in words; cents all the way.
enum Money {
    /// An amount in cents as verdicts have it: `138.00`.
    static func text(_ cents: Int) -> String {
        let output = OutputBuffer(capacity: 64)
        output.put(hundredths: cents)
        return output.bytes.text
    }
}
