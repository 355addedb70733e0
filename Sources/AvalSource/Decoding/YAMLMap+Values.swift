/// Getters by key: nil in silence when the key is absent, nil with a finding when its value is empty or not what is due.
extension YAMLMap {
    /// The text of a key, with the way back to the file (an expression, a message).
    public func text(_ key: String) -> SourceText? { field(key)?.text(name(key), log) }

    /// The text of a key.
    public func string(_ key: String) -> String? { text(key)?.string }

    /// The text of a key that must be there, with the way back to the file.
    public func requiredText(_ key: String) -> SourceText? { required(key)?.text(name(key), log) }

    /// The text of a key that must be there.
    public func requiredString(_ key: String) -> String? { requiredText(key)?.string }

    /// `oui` or `non`.
    public func yesNo(_ key: String) -> Bool? { field(key)?.yesNo(name(key), log) }

    /// One of `words`.
    public func word(_ key: String, among words: [String]) -> String? {
        field(key)?.word(name(key), among: words, log)
    }

    /// One of `words`, which must be there.
    public func requiredWord(_ key: String, among words: [String]) -> String? {
        required(key)?.word(name(key), among: words, log)
    }

    /// A text with the look of a date.
    public func dateText(_ key: String) -> SourceText? { field(key)?.dateText(name(key), log) }

    /// A list, its items not yet read.
    public func list(_ key: String) -> [YAMLNode]? { field(key)?.list(name(key), log) }

    /// A list of texts; an item that is none is left out, with its finding.
    public func texts(_ key: String) -> [SourceText]? {
        list(key)?.compactMap { $0.text("chaque élément de \(name(key))", log) }
    }

    /// A mapping; `what` names it in findings (« la période »).
    public func map(_ key: String, what: String) -> YAMLMap? {
        field(key).flatMap { YAMLMap($0, what: what, log: log) }
    }

    /// A list of mappings, each named `what` in findings; an item that is none is left out, with its finding.
    public func maps(_ key: String, what: String) -> [YAMLMap]? {
        if let first = entry(key)?.value.entries?.first {
            log.add(ValueFinding.mappingForList(what: name(key), firstKey: first.name), at: first.key.span)
            return nil
        }
        return list(key)?.compactMap { YAMLMap($0, what: what, log: log) }
    }

    private func name(_ key: String) -> String { "« \(key) »" }
}
