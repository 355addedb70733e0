import AvalValues

/// A mapping being read into a model: each getter gives the value or leaves a finding, and never throws.
///
/// A key that is absent, a key with nothing after its `:` and a key with a wrong value are three different things: the
/// first gives nil in silence (or a finding with `required…`), the two others give nil and a finding.
public struct YAMLMap {
    /// The node read.
    public let node: YAMLNode
    /// Where findings go.
    public let log: FindingLog
    /// What the mapping describes, as a sentence names it: « une anomalie », « le tarif ».
    public let what: String
    /// The keys and values in the file's order.
    public let entries: [YAMLNode.Entry]

    /// The mapping that `node` is; nil, with a finding `valeur_inattendue`, when it is something else.
    public init?(_ node: YAMLNode, what: String, log: FindingLog) {
        guard let entries = node.entries else {
            if !node.isUnreadable {
                log.add(ValueFinding.notMapping(what: what, found: node.describedKind), at: node.span)
            }
            return nil
        }
        self.node = node
        self.entries = entries
        self.what = what
        self.log = log
    }

    private init(_ node: YAMLNode, entries: [YAMLNode.Entry], what: String, log: FindingLog) {
        (self.node, self.entries, self.what, self.log) = (node, entries, what, log)
    }

    /// The same mapping with the entries of another for the keys that it does not write itself; each keeps its own span.
    public func completed(by others: [YAMLNode.Entry]) -> YAMLMap {
        let missing = others.filter { !has($0.name) }
        return YAMLMap(node, entries: entries + missing, what: what, log: log)
    }

    /// Where the mapping stands.
    public var span: SourceSpan { node.span }

    /// Where to point for something that is missing: the first key, rather than the whole mapping.
    public var head: SourceSpan { entries.first?.key.span ?? node.span }

    /// The entry of a key, with nothing judged; nil when the key is absent.
    public func entry(_ key: String) -> YAMLNode.Entry? { entries.first { $0.name == key } }

    /// Whether the key is written, even with nothing after it.
    public func has(_ key: String) -> Bool { entry(key) != nil }

    /// The value of a key; nil when it is absent, unreadable, or empty (finding `valeur_vide`).
    public func field(_ key: String) -> YAMLNode? {
        guard let entry = entry(key), !entry.value.isUnreadable else { return nil }
        guard !entry.value.isEmpty else {
            let below = PlainTextCheck.hasItemsBelow(entry.key.span)
            log.add(ValueFinding.emptyValue(key: key, itemsBelow: below), at: entry.key.span)
            return nil
        }
        return entry.value
    }

    /// The value of a key; nil when it is absent (finding `cle_manquante`), unreadable or empty (finding `valeur_vide`).
    public func required(_ key: String) -> YAMLNode? {
        if !has(key), !isMistyped(key) { log.add(ValueFinding.missingKey(what: what, key: key), at: head) }
        return field(key)
    }

    /// Whether a key is missing because another one, which has its finding, is mistyped.
    public func isMistyped(_ key: String) -> Bool { log.isExcused(key, at: head) }

    /// Whether one of two keys begins the other (`prix` for `prix_ht`).
    private static func begins(_ written: String, _ known: String) -> Bool {
        written.utf8.count > 2 && (known.hasPrefix(written) || written.hasPrefix(known))
    }

    /// Leaves a finding `cle_inconnue` for each key that is not among `known`, with the nearest one that is not taken.
    public func refuseUnknownKeys(_ known: [String]) {
        let free = known.filter { !has($0) }
        for entry in entries where !known.contains(entry.name) {
            let near = Nearest.word(of: entry.name, among: free) ?? free.first { Self.begins(entry.name, $0) }
            if let near { log.excuse(near, at: head) }
            log.add(
                ValueFinding.unknownKey(what: what, key: entry.name, near: near, known: known), at: entry.key.span)
        }
    }
}
