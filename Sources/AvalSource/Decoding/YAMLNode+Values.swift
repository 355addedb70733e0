/// Readings of one node, whatever it is the value of; each gives nil and a finding `valeur_inattendue` when the node is
/// something else, and nil in silence when it is unreadable.
extension YAMLNode {
    /// The text of the node, with the way back to the file; `what` is its name for findings (« le libellé »).
    public func text(_ what: String, _ log: FindingLog) -> SourceText? {
        if let text, !isEmpty { return text }
        refuse(what, wants: "un texte", log, help: textHelp)
        return nil
    }

    /// The items of the node; a lone value is not taken for a list of one.
    public func list(_ what: String, _ log: FindingLog) -> [YAMLNode]? {
        if let items { return items }
        refuse(what, wants: "une liste", log, help: "écrivez « [a, b] », ou un élément par ligne après « - »")
        return nil
    }

    /// `oui` or `non`, and nothing else: `yes`, `true` and the others are refused, as a reader may not know them all.
    public func yesNo(_ what: String, _ log: FindingLog) -> Bool? {
        switch string {
        case "oui": return true
        case "non": return false
        default:
            refuse(what, wants: "« oui » ou « non »", log, help: "écrivez « oui » ou « non »")
            return nil
        }
    }

    /// One of `words`, as written.
    public func word(_ what: String, among words: [String], _ log: FindingLog) -> String? {
        guard let string, words.contains(string) else {
            let near = string.flatMap { Nearest.word(of: $0, among: words) }
            let list = words.map { "« \($0) »" }.joined(separator: ", ")
            refuse(
                what, wants: "un mot parmi \(list)", log,
                help: near.map { "vouliez-vous dire « \($0) » ?" } ?? "choisissez l'un de ces mots")
            return nil
        }
        return string
    }

    /// A text with the look of a date, `2023-01-31`; whether the calendar has that day is for the caller to check.
    public func dateText(_ what: String, _ log: FindingLog) -> SourceText? {
        if let text, Self.looksLikeDate(text.bytes) { return text }
        let meant = string.flatMap(Self.meantDate)
        refuse(
            what, wants: "une date", log,
            help: meant.map { "écrivez « \($0) »" } ?? "écrivez l'année, le mois et le jour : 2023-01-31")
        return nil
    }

    /// What a person means by « 30/09/2025 ».
    private static func meantDate(_ text: String) -> String? {
        let parts = text.split { "/.-".contains($0) }
        let areDigits = parts.allSatisfy { part in part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard areDigits, parts.map(\.utf8.count) == [2, 2, 4] else { return nil }
        return "\(parts[2])-\(parts[1])-\(parts[0])"
    }

    private static func looksLikeDate(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 10 else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            index == 4 || index == 7
                ? byte == UInt8(ascii: "-") : byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
        }
    }

    /// Brackets and braces that begin a text are the usual reason why it is none.
    private var textHelp: String {
        switch content {
        case .sequence, .mapping: "écrivez « clé: | », et le texte entier à la ligne suivante, en retrait"
        default: "écrivez un texte"
        }
    }

    private func refuse(_ what: String, wants: String, _ log: FindingLog, help: String) {
        guard !isUnreadable else { return }
        let found = string.map { isEmpty ? "rien" : "« \($0.prefix(40)) »" } ?? describedKind
        log.error("valeur_inattendue", "\(what) doit être \(wants), pas \(found)", at: span, help: help)
    }
}
