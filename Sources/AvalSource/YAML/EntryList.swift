import AvalValues

/// The entries of a mapping as they come, each key once.
struct EntryList {
    private(set) var entries: [YAMLNode.Entry] = []
    private var spans: TextMap<SourceSpan> = [:]
    private let log: FindingLog

    init(log: FindingLog) {
        self.log = log
    }

    /// Takes an entry unless its key is no text, stands already or means a merge; those are findings.
    mutating func add(_ key: YAMLNode, _ value: YAMLNode) {
        guard let name = key.string else {
            if !key.isUnreadable { log.add(ComposingFinding.keyIsNoText(kind: key.describedKind), at: key.span) }
            return
        }
        if name == "<<", key.style == .plain { return log.add(ComposingFinding.merge, at: key.span) }
        if let first = spans[name] {
            return log.add(ComposingFinding.repeatedKey(name, first: first), at: key.span)
        }
        spans[name] = key.span
        entries.append(YAMLNode.Entry(key: key, value: value))
    }
}
