/// Names: of codes, facts, records and lines (`^[a-z][a-z0-9_]*$`, at most 60 characters).
extension YAMLMap {
    /// A name: of codes, facts and records (`^[a-z][a-z0-9_]*$`, at most 60 characters).
    public func requiredName(_ key: String) -> String? {
        guard let text = requiredText(key) else { return nil }
        return Self.checkedName(text, "« \(key) »", log)
    }

    /// The text if it is a name, else nil with a finding.
    public static func checkedName(_ text: SourceText, _ what: String, _ log: FindingLog) -> String? {
        let bytes = text.bytes
        let isName =
            (bytes.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false) && bytes.count <= 60
            && bytes.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
        if isName { return text.string }
        let example = Nearest.name(like: text.string) ?? "date_naissance"
        log.add(ValueFinding.malformedName(what: what, example: example), at: text.span(0..<bytes.count))
        return nil
    }
}
