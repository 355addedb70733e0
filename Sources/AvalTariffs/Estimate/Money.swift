import AvalJSON
import AvalValues

/// Amounts: in words, and parts of them; cents all the way.
enum Money {
    /// An amount in cents as verdicts have it: `138.00`.
    static func text(_ cents: Int) -> String {
        let output = OutputBuffer(capacity: 64)
        output.put(hundredths: cents)
        return output.bytes.text
    }

    /// An amount in cents as people read it: `1 138,00 €`.
    static func french(_ cents: Int) -> String {
        let parts = text(cents).split(separator: ".")
        return GroupedDigits.text(parts[0], by: " ") + ",\(parts[1]) €"
    }

    /// A rate in hundredths of a percent as people read it: `20` or `2,5`.
    static func percent(_ rate: Int) -> String {
        let (whole, part) = (rate / 100, rate % 100)
        if part == 0 { return "\(whole)" }
        return part % 10 == 0 ? "\(whole),\(part / 10)" : "\(whole),\(part < 10 ? "0" : "")\(part)"
    }

    /// A day as people read it: `15/11/2023`.
    static func frenchDay(_ day: Int) -> String {
        CalendarDate(dayNumber: day).description.split(separator: "-").reversed().joined(separator: "/")
    }

    /// A part of an amount, in hundredths of a percent, to the cent.
    static func part(_ rate: Int, of cents: Int) -> Int { rounded(cents, times: rate, over: 10_000) }

    /// An amount times a fraction, to the cent, the half away from zero (CIBS, art. L131-2).
    static func rounded(_ cents: Int, times numerator: Int, over denominator: Int) -> Int {
        let exact = cents.magnitude * numerator.magnitude
        let rounded = Int((exact + denominator.magnitude / 2) / denominator.magnitude)
        return cents < 0 ? -rounded : rounded
    }
}
