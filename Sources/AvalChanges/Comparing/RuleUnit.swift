import AvalLoading
import AvalSource
import AvalValues

/// Something that rule files define under one name, and that an expert changes as one thing: a rule, a determinant, a fact, a
/// field, a line of a tariff…
struct RuleUnit {
    /// What it is.
    let subject: ChangeSubject
    /// What it says, what its file says for all included.
    let entries: [YAMLNode.Entry]
    /// The whole, where it is no mapping.
    let node: YAMLNode
    /// Whether no verdict depends on it, whatever it says.
    private(set) var definesNothing = false
    /// Where it stands.
    var span: SourceSpan { node.span }

    /// All that a set of files defines, in the order of the files.
    static func all(_ files: RuleFiles) -> [RuleUnit] {
        files.rules.flatMap { rules(in: $0) } + files.tariffs.flatMap { tariff(in: $0) }
    }

    private init(_ subject: ChangeSubject, _ node: YAMLNode, defaults: [YAMLNode.Entry] = []) {
        self.subject = subject
        self.node = node
        let own = node.entries ?? []
        entries = defaults.filter { entry in !own.contains { TextKey($0.name) == TextKey(entry.name) } } + own
    }

    private static func rules(in entry: RuleFiles.Entry) -> [RuleUnit] {
        guard let root = YAMLReader.read(entry.source).root else { return [] }
        let stem = String(entry.path.dropLast(".yaml".utf8.count))
        if entry.definesNothing {
            var unit = RuleUnit(.file(stem), root)
            unit.definesNothing = true
            return [unit]
        }
        let top = stem.split(separator: "/").first.map(String.init) ?? stem
        switch top {
        case "anomalies": return anomalies(in: root)
        case "determinants": return named(root) { .determinant($0) } ?? [RuleUnit(.file(stem), root)]
        case "service": return named(root) { .parameter($0) } ?? [RuleUnit(.file(stem), root)]
        case "faits": return groups(in: root) { .fact($0, $1) }
        case "vocabulaire": return groups(in: root) { .field($0, $1) }
        case "nomenclatures": return [RuleUnit(.codeList(nomenclature(root) ?? stem), root)]
        default: return [RuleUnit(.file(stem), root)]
        }
    }

    private static func anomalies(in root: YAMLNode) -> [RuleUnit] {
        let items = root.items ?? root.entries?.first { $0.name == "anomalies" }?.value.items ?? []
        let shared = root.entries?.first { $0.name == "par_defaut" }?.value.entries ?? []
        return items.compactMap { item in
            code(of: item).map { RuleUnit(.rule($0), item, defaults: shared) }
        }
    }

    private static func named(_ root: YAMLNode, _ subject: (String) -> ChangeSubject) -> [RuleUnit]? {
        let units = root.items?.compactMap { item in code(of: item).map { RuleUnit(subject($0), item) } }
        return units?.count == root.items?.count ? units : nil
    }

    /// The definitions below the records of a file.
    private static func groups(in root: YAMLNode, _ subject: (String, String) -> ChangeSubject) -> [RuleUnit] {
        (root.entries ?? []).flatMap { record in
            (record.value.entries ?? []).map { RuleUnit(subject(record.name, $0.name), $0.value) }
        }
    }

    private static func tariff(in entry: RuleFiles.Entry) -> [RuleUnit] {
        guard let root = YAMLReader.read(entry.source).root else { return [] }
        let year = root.entries?.first { $0.name == "exercice" }?.value.string ?? entry.path
        return [RuleUnit(.tariff(year), root)]
    }

    private static func code(of node: YAMLNode) -> String? { node.entries?.first { $0.name == "code" }?.value.string }

    private static func nomenclature(_ root: YAMLNode) -> String? {
        let entries = root.entries ?? []
        guard let name = entries.first(where: { $0.name == "nomenclature" })?.value.string else { return nil }
        // Each edition has a file of its own.
        let edition = entries.first { $0.name == "edition" }?.value.string
        return edition.map { "\(name) (\($0))" } ?? name
    }
}
