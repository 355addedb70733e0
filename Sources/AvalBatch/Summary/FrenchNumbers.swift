import AvalValues

/// Amounts in euros, from whole cents and back: never through a binary fraction.
enum Euros {
    /// `1234.50`, as the wire has it.
    static func plain(_ cents: Int128) -> String {
        let magnitude = cents.magnitude
        let rest = magnitude % 100
        return (cents < 0 ? "-" : "") + "\(magnitude / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }

    /// The cents of `1234.50`; nil for anything else.
    static func cents(_ text: String) -> Int128? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2 else { return nil }
        return Int128(parts[0] + parts[1])
    }

    /// `1 234,50 €`, as people read it.
    static func french(_ cents: Int128) -> String { Cents.french(cents) }
}

/// Counts as French readers write them.
enum FrenchNumbers {
    /// `1 234 567`, with blanks that do not break lines.
    static func count(_ value: Int) -> String { (value < 0 ? "−" : "") + grouped(String(value.magnitude)) }

    /// Digits in groups of three.
    static func grouped(_ digits: String) -> String { GroupedDigits.text(digits, by: "\u{202F}") }

    /// The share of a whole in percent with one decimal, rounded half up: `12,5 %`.
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let tenths = Int((Int128(part) * 2000 + Int128(whole)) / (2 * Int128(whole)))
        return "\(tenths / 10),\(tenths % 10)\u{A0}%"
    }
}
