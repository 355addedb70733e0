extension Value: CustomStringConvertible {
    /// The value as FEEL's `string` function writes it (DMN 1.5, 10.3.4.1), with null written out.
    public var description: String { text(quoted: false) }

    /// The value as an author would write it, as far as FEEL has a literal for it.
    public var literal: String { text(quoted: true) }

    private func text(quoted: Bool) -> String {
        switch self {
        case .null: "null"
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let number): number.description
        case .string(let text): quoted ? quote(text) : text
        case .date(let date): at(date.description, quoted)
        case .time(let time): at(time.description, quoted)
        case .dateTime(let moment): at(moment.description, quoted)
        case .daysDuration(let duration): at(duration.description, quoted)
        case .monthsDuration(let duration): at(duration.description, quoted)
        case .list(let items): "[" + items.map { $0.text(quoted: true) }.joined(separator: ", ") + "]"
        case .context(let context):
            "{" + context.entries.map { key($0) + ": " + $1.text(quoted: true) }.joined(separator: ", ") + "}"
        case .range(let range): rangeText(range)
        case .function(let function):
            "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
        }
    }
}

private func at(_ text: String, _ quoted: Bool) -> String { quoted ? "@\"\(text)\"" : text }

private func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
            // A terminal would obey it.
            result += "\\u" + hexadecimal(scalar.value)
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

/// Four digits in base 16.
private func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A name as it stands in a context: bare where it is a plain word.
private func key(_ name: String) -> String {
    let plain = name.unicodeScalars.enumerated().allSatisfy { index, scalar in
        scalar.properties.isAlphabetic || scalar == "_" || (index > 0 && scalar.properties.numericType == .decimal)
    }
    return plain && !name.isEmpty ? name : quote(name)
}

private func rangeText(_ range: RangeValue) -> String {
    switch (range.form, range.lower, range.upper) {
    case (.equal, let end?, _): return "(= \(end.literal))"
    case (.unequal, let end?, _): return "(!= \(end.literal))"
    case (_, let end?, nil): return "(\(range.isLowerIncluded ? ">=" : ">") \(end.literal))"
    case (_, nil, let end?): return "(\(range.isUpperIncluded ? "<=" : "<") \(end.literal))"
    default:
        let open = range.isLowerIncluded ? "[" : "("
        let close = range.isUpperIncluded ? "]" : ")"
        return open + (range.lower?.literal ?? "") + ".." + (range.upper?.literal ?? "") + close
    }
}
