import AvalDeclarations
import AvalValues

/// Numbers as French readers write them.
enum SpokenNumber {
    private static let far = Decimal128(Int(FarNumber.magnitude))

    /// `12,5`; no groups of digits, since a year is a number too. What stands for a number with too many digits is not shown.
    static func text(_ number: Decimal128) -> String {
        if number.magnitude == far { return "hors de portée" }
        let text = number.description
        return text.utf8.contains(UInt8(ascii: ".")) ? text.replacing(".", with: ",") : text
    }
}

/// Durations as French readers say them: « 1 an et 6 mois », « 30 jours ».
enum SpokenDuration {
    static func text(_ duration: MonthsDuration) -> String {
        let (years, months) = (duration.months.magnitude / 12, duration.months.magnitude % 12)
        return joined(duration.months < 0, [(years, "an", "ans"), (months, "mois", "mois")], nothing: "0 mois")
    }

    static func text(_ duration: DaysDuration) -> String {
        let parts = duration.components
        let counted: [(UInt, String, String)] = [
            (UInt(clamping: parts.days.magnitude), "jour", "jours"),
            (UInt(parts.hours.magnitude), "heure", "heures"),
            (UInt(parts.minutes.magnitude), "minute", "minutes"),
            (UInt(parts.seconds.magnitude), "seconde", "secondes"),
        ]
        return joined(duration.nanoseconds < 0, counted, nothing: "0 jour")
    }

    private static func joined(_ isNegative: Bool, _ parts: [(UInt, String, String)], nothing: String) -> String {
        let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 > 1 ? $0.2 : $0.1)" }
        guard let last = said.last else { return nothing }
        let before = said.dropLast().joined(separator: ", ")
        return (isNegative ? "−" : "") + (before.isEmpty ? last : "\(before) et \(last)")
    }
}
