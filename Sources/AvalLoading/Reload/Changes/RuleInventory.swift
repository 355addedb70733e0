import AvalSource
import AvalValues

/// All that rule files define, by names that people know, so that two states of the files can be compared.
///
/// The trees are looked at as they stand, whatever they mean: what the engine does not know yet is counted too. Names are
/// the codes of anomalies (`siret_manquant`), and paths for all else (`determinants/amiante`, `tarifs/2023`).
struct RuleInventory {
    /// The elements of a list that have no names of their own: periods, cases, rows, words.
    struct List {
        /// What a person calls each, and what it says.
        var elements: [(label: String, digest: Int)] = []
    }

    /// What each thing says, by its name.
    private(set) var things: TextMap<Int> = [:]
    /// The lists without names in them, by their path.
    private(set) var lists: TextMap<List> = [:]
    /// What keeps something from being told or taken: health data marked as such, fields that are personal, identifiers that
    /// may be nobody's number, by the thing's name and the key.
    private(set) var protections: NameSet = []
    /// The files that no verdict depends on, by their names, and what they say.
    private(set) var asides: TextMap<Int> = [:]
    /// The codes of determinants that are health data: no log names them.
    private(set) var healthCodes: NameSet = []

    /// What the files of a set define.
    init(_ files: RuleFiles) {
        for entry in files.rules {
            if entry.definesNothing { addAside(entry) } else { addRules(entry) }
        }
        for entry in files.tariffs { addTariff(entry) }
    }

    /// What explains, and decides nothing.
    private static let notes: NameSet = [
        "exemples", "doute", "source", "reference", "a_revoir", "aide", "raison", "sans_article", "fiche",
    ]
    /// The keys by which the elements of a list are told apart.
    private static let names = ["code", "exercice"]
    /// The keys that a mapping has where it is one definition, and no table of definitions.
    private static let signs: NameSet = ["type", "valeur", "table", "liste_de", "si"]

    // MARK: Files

    private mutating func addRules(_ entry: RuleFiles.Entry) {
        guard let root = YAMLReader.read(entry.source).root else { return }
        let stem = String(entry.path.dropLast(".yaml".count))
        if entry.path.hasPrefix("anomalies/") {
            let items = root.items ?? root.entries?.first { $0.name == "anomalies" }?.value.items
            let shared = (root.entries ?? []).filter { $0.name != "anomalies" }.map { "\(Self.digest($0.value))" }
            // A rule says what its file says for all, and its name in verdicts has its file in it.
            return add(items ?? [], at: "", salt: ([entry.path] + shared).joined(separator: " "))
        }
        let top = stem.split(separator: "/").first.map(String.init) ?? stem
        // These may be cut into several files, whose names say nothing.
        add(root, at: ["determinants", "faits"].contains(top) ? top : stem)
        if top == "determinants" { noteHealth(root) }
    }

    private mutating func addAside(_ entry: RuleFiles.Entry) {
        guard let root = YAMLReader.read(entry.source).root else { return }
        asides[String(entry.path.dropLast(".yaml".count))] = Self.digest(root)
    }

    private mutating func addTariff(_ entry: RuleFiles.Entry) {
        guard let root = YAMLReader.read(entry.source).root else { return }
        let year = root.entries?.first { $0.name == "exercice" }?.value.string
        let name = "tarifs/" + (year ?? String(entry.path.dropLast(".yaml".count)))
        things[name] = Self.digest(root)
        addLists(in: root, at: name)
    }

    private mutating func noteHealth(_ root: YAMLNode) {
        for item in root.items ?? [] where item.entries?.first(where: { $0.name == "sante" })?.value.string == "oui" {
            if let code = Self.name(of: item) { healthCodes.insert(code) }
        }
    }

    // MARK: Nodes

    /// Adds all that a mapping or a list defines.
    private mutating func add(_ node: YAMLNode, at path: String) {
        if let items = node.items { return add(items, at: path) }
        for entry in node.entries ?? [] where !Self.notes.contains(entry.name) {
            let name = Self.joined(path, entry.name)
            let keys = (entry.value.entries ?? []).map(\.name)
            if entry.value.items == nil { things[name] = Self.digest(entry.value) }
            noteProtections(of: entry.value, at: name)
            if keys.contains(where: Self.signs.contains) {
                addLists(in: entry.value, at: name)
            } else {
                add(entry.value, at: name)
            }
        }
    }

    /// Adds the elements of a list: each under its own name where all have one, else as they follow one another.
    private mutating func add(_ items: [YAMLNode], at path: String, salt: String = "") {
        let names = items.compactMap(Self.name)
        guard names.count == items.count, NameSet(names).count == names.count else {
            lists[path, default: List()].elements += items.enumerated().map { index, item in
                (Self.label(of: item, at: index), Self.digest(item))
            }
            return
        }
        for (name, item) in zip(names, items) {
            let name = Self.joined(path, name)
            things[name] = Self.digest(item, salt: salt)
            noteProtections(of: item, at: name)
            addLists(in: item, at: name)
        }
    }

    /// Adds the lists within one definition: its cases, its periods, the rows of its table.
    private mutating func addLists(in node: YAMLNode, at path: String) {
        for entry in node.entries ?? [] where !Self.notes.contains(entry.name) {
            let name = Self.joined(path, entry.name)
            if let items = entry.value.items { add(items, at: name) } else { addLists(in: entry.value, at: name) }
        }
    }

    /// Notes what a definition keeps from being told: what it says with « oui », and what is so unless it says otherwise.
    private mutating func noteProtections(of node: YAMLNode, at path: String) {
        let entries = node.entries ?? []
        func said(_ key: String) -> String? { entries.first { $0.name == key }?.value.string }
        for key in ["sante", "sans_nir", "unique", "obligatoire"] where said(key) == "oui" {
            protections.insert(Self.joined(path, key))
        }
        let keys = NameSet(entries.map(\.name))
        if keys.contains("type"), said("personnel") != "non" { protections.insert(Self.joined(path, "personnel")) }
        if keys.contains("valeur") || keys.contains("table"), said("publier") != "oui" {
            protections.insert(Self.joined(path, "publier"))
        }
    }

    // MARK: Names

    private static func joined(_ path: String, _ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }

    private static func name(of item: YAMLNode) -> String? {
        names.lazy.compactMap { key in item.entries?.first { $0.name == key }?.value.string }.first
    }

    private static func label(of item: YAMLNode, at index: Int) -> String {
        if let text = item.string { return text }
        if let from = item.entries?.first(where: { $0.name == "du" })?.value.string { return "du \(from)" }
        return "n° \(index + 1)"
    }

    /// What a node says, comments and the way it is written left out. Good within one process alone.
    private static func digest(_ node: YAMLNode, salt: String = "") -> Int {
        var hasher = Hasher()
        hasher.combine(salt)
        add(node, to: &hasher)
        return hasher.finalize()
    }

    private static func add(_ node: YAMLNode, to hasher: inout Hasher) {
        switch node.content {
        case .scalar(let text, _): hasher.combine(text.string)
        case .sequence(let items):
            hasher.combine(items.count)
            for item in items { add(item, to: &hasher) }
        case .mapping(let entries):
            hasher.combine(-1 - entries.count)
            for entry in entries {
                hasher.combine(entry.name)
                add(entry.value, to: &hasher)
            }
        case .unreadable: hasher.combine(false)
        }
    }
}
