import AvalValues

/// Readings of one node, whatever it is the value of; each gives nil and a finding `valeur_inattendue` when the node is
/// something else, and nil in silence when it is unreadable.
extension YAMLNode {
    /// The text of the node, with the way back to the file; `what` is its name for findings (« le libellé »).
    public func text(_ what: String, _ log: FindingLog) -> SourceText? {
        if let text, !isEmpty { return text }
        refuse(what, wants: .text(isBracketed: items != nil || entries != nil), log)
        return nil
    }

    /// The items of the node; a lone value is not taken for a list of one.
    public func list(_ what: String, _ log: FindingLog) -> [YAMLNode]? {
        if let items { return items }
        refuse(what, wants: .list, log)
        return nil
    }

    /// `oui` or `non`, and nothing else: `yes`, `true` and the others are refused, as a reader may not know them all.
    public func yesNo(_ what: String, _ log: FindingLog) -> Bool? {
        switch string {
        case "oui": return true
        case "non": return false
        default:
            refuse(what, wants: .yesNo, log)
            return nil
        }
    }

    /// One of `words`, as written.
    public func word(_ what: String, among words: [String], _ log: FindingLog) -> String? {
        guard let string, words.contains(string) else {
            let near = string.flatMap { Nearest.word(of: $0, among: words) }
            refuse(what, wants: .word(words, near: near), log)
            return nil
        }
        return string
    }

    /// A text with the look of a date, `2023-01-31`; whether the calendar has that day is for the caller to check.
    public func dateText(_ what: String, _ log: FindingLog) -> SourceText? {
        if let text, Self.looksLikeDate(text.bytes) { return text }
        refuse(what, wants: .date(meant: string.flatMap(Self.meantDate)), log)
        return nil
    }

    /// What a person means by « 30/09/2025 »; nil for a day that no calendar has.
    private static func meantDate(_ text: String) -> String? {
        let parts = text.split { "/.-".contains($0) }
        let areDigits = parts.allSatisfy { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard areDigits, parts.map(\.utf8.count) == [2, 2, 4], let day = Int(parts[0]), let month = Int(parts[1]),
            let year = Int(parts[2]), (1...12).contains(month), day > 0, day <= days(in: month, of: year)
        else { return nil }
        return "\(parts[2])-\(parts[1])-\(parts[0])"
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func looksLikeDate(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 10 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            index == 4 || index == 7
                ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        }
    }

    private func refuse(_ what: String, wants wanted: ExpectedValue, _ log: FindingLog) {
        guard !isUnreadable else { return }
        let found = string.map { isEmpty ? "rien" : "« \($0.prefix(40)) »" } ?? describedKind
        log.add(ValueFinding.unexpected(what: what, found: found, wanted: wanted), at: span)
    }
}
