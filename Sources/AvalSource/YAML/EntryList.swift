/// The entries of a mapping as they come, each key once.
struct EntryList {
    private(set) var entries: [YAMLNode.Entry] = []
    private var places: [String: SourceSpan] = [:]
    private let log: FindingLog

    init(log: FindingLog) {
        self.log = log
    }

    /// Takes an entry unless its key is no text, stands already or means a merge; those are findings.
    mutating func add(_ key: YAMLNode, _ value: YAMLNode) {
        guard let name = key.string else {
            if !key.isUnreadable { reportKind(key) }
            return
        }
        if name == "<<", key.style == .plain { return reportMerge(key) }
        if let first = places[name] { return reportDuplicate(name, key, first) }
        places[name] = key.span
        entries.append(YAMLNode.Entry(key: key, value: value))
    }

    private func reportKind(_ key: YAMLNode) {
        log.error(
            "cle_invalide", "une clé est un mot, pas \(key.describedKind)", at: key.span,
            help: "mettez entre guillemets le texte qui commence par « [ », « { » ou « ? »")
    }

    private func reportMerge(_ key: YAMLNode) {
        log.error(
            "fusion_refusee", "la fusion « << » n'est pas permise", at: key.span,
            help: "recopiez les clés, pour que chacune se lise à sa place")
    }

    private func reportDuplicate(_ name: String, _ key: YAMLNode, _ first: SourceSpan) {
        log.error(
            "cle_en_double", "la clé « \(name) » est écrite deux fois", at: key.span,
            help: "gardez l'une des deux", related: [.init("première fois", at: first)])
    }
}
