/// Numbers as the tables show them.
enum NumberText {
    /// A number with so many digits after the point, and a comma every three before it.
    static func text(_ value: Double, digits: Int = 0) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "–" }
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((value.magnitude * Double(scale)).rounded())
        let whole = grouped(scaled / scale)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        if digits == 0 { return sign + whole }
        let rest = String(scaled % scale)
        return sign + whole + "." + String(repeating: "0", count: digits - rest.count) + rest
    }

    /// About three digits that count, whatever the size.
    static func brief(_ value: Double) -> String {
        text(value, digits: value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : value.magnitude >= 1 ? 2 : 3)
    }

    /// A ratio with the smallest and largest that were met.
    static func ratio(_ series: Series) -> String {
        "\(text(series.median, digits: 2)) (\(text(series.least, digits: 2)) to \(text(series.most, digits: 2)))"
    }

    /// Seconds in the unit that suits them.
    static func time(seconds: Double) -> String {
        switch seconds.magnitude {
        case 1...: brief(seconds) + " s"
        case 1e-3...: brief(seconds * 1e3) + " ms"
        case 1e-6...: brief(seconds * 1e6) + " µs"
        default: brief(seconds * 1e9) + " ns"
        }
    }

    /// Bytes in millions.
    static func megabytes(_ bytes: Int) -> String { brief(Double(bytes) / 1e6) + " MB" }

    private static func grouped(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(value).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
