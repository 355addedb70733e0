import AvalLoading
import AvalSource
import AvalValues

/// Goes through the files and keeps what each of them defines.
struct TopicGatherer {
    private(set) var rules: [Topic] = []
    private(set) var determinants: [Topic] = []
    private(set) var categories: [Topic] = []
    private(set) var tariffs: [Topic] = []
    private(set) var facts: [Topic] = []
    private(set) var fields: [Topic] = []
    private(set) var nomenclatures: [Topic] = []
    private(set) var others: [Topic] = []
    private(set) var campaigns: TextMap<YAMLNode> = [:]

    /// Takes a file of rules.
    mutating func add(rules entry: RuleFiles.Entry) {
        guard let root = YAMLReader.read(entry.source).root else { return }
        let top = entry.path.split(separator: "/").first.map { $0.split(separator: ".")[0] } ?? ""
        switch top {
        case "anomalies": addRules(root)
        case "determinants": determinants += (root.items ?? []).compactMap { Self.topic(.determinant, $0) }
        case "categories":
            categories += (root.value("categories")?.items ?? []).compactMap { Self.topic(.category, $0) }
            addOther(root, entry.path)
        case "faits": facts += Self.facts(root)
        case "vocabulaire": addFields(root)
        case "nomenclatures": addNomenclature(root, entry.path)
        case "campagnes":
            for item in root.items ?? [] { campaigns[item.text("exercice") ?? ""] = item }
            addOther(root, entry.path)
        default: addOther(root, entry.path)
        }
    }

    /// Takes a file of tariffs.
    mutating func add(tariff entry: RuleFiles.Entry) {
        guard let root = YAMLReader.read(entry.source).root, let entries = root.entries,
            let year = root.text("exercice")
        else { return }
        tariffs.append(
            Topic(
                kind: .tariff, name: year, label: "Tarif de l'exercice \(year)", entries: entries, place: root.place,
                record: "salarie"))
    }

    private mutating func addRules(_ root: YAMLNode) {
        let shared = root.value("par_defaut")?.entries ?? []
        for item in root.items ?? root.value("anomalies")?.items ?? [] {
            let own = item.entries ?? []
            let entries = own + shared.filter { entry in !own.contains { $0.name == entry.name } }
            guard let code = item.text("code") else { continue }
            let about = entries.first { $0.name == "pour" }?.value.texts.first ?? ""
            let words = about.split(separator: " ")
            let record = words.first == "chaque" && words.count > 1 ? String(words[1]) : "declaration"
            rules.append(
                Topic(
                    kind: .rule, name: code, label: code, entries: entries,
                    place: item.place, record: record))
        }
    }

    private mutating func addOther(_ root: YAMLNode, _ path: String) {
        let items = root.items ?? [root]
        others += items.map { item in
            let name = item.text("libelle") ?? item.text("code") ?? item.text("fiche") ?? item.text("exercice")
            return Topic(
                kind: .file, name: path, label: name.map { "\(path), \($0)" } ?? path, entries: item.entries ?? [],
                place: item.place, record: "declaration")
        }
    }

    private mutating func addNomenclature(_ root: YAMLNode, _ path: String) {
        guard let name = root.text("nomenclature") else { return }
        // Another edition is told under the name of the first; its doubts are those of its file.
        if nomenclatures.contains(where: { $0.name == name }) { return addOther(root, path) }
        nomenclatures.append(
            Topic(
                kind: .nomenclature, name: name, label: root.text("libelle") ?? name, entries: root.entries ?? [],
                place: root.place, record: "declaration"))
    }

    private mutating func addFields(_ root: YAMLNode) {
        for record in root.entries ?? [] {
            for entry in record.value.entries ?? [] { addField(entry, [record.name]) }
        }
    }

    /// Takes a field, or those of a group.
    private mutating func addField(_ entry: YAMLNode.Entry, _ path: [String]) {
        let path = path + [entry.name]
        guard let entries = entry.value.entries else { return }
        if entry.value.value("type") == nil, entry.value.value("liste_de") == nil {
            for inner in entries { addField(inner, path) }
            return
        }
        let name = path.joined(separator: ".")
        fields.append(
            Topic(
                kind: .field, name: name, label: entry.value.text("libelle") ?? entry.name.replacing("_", with: " "),
                entries: entries, place: entry.key.place, record: path[0]))
    }

    private static func topic(_ kind: Topic.Kind, _ item: YAMLNode) -> Topic? {
        guard let code = item.text("code") else { return nil }
        return Topic(
            kind: kind, name: code, label: item.text("libelle") ?? code, entries: item.entries ?? [],
            place: item.place, record: "salarie")
    }

    private static func facts(_ root: YAMLNode) -> [Topic] {
        (root.entries ?? []).flatMap { record in
            (record.value.entries ?? []).map { entry in
                Topic(
                    kind: .fact, name: "\(record.name).\(entry.name)", label: entry.name.replacing("_", with: " "),
                    entries: entry.value.entries ?? [], place: entry.key.place, record: record.name)
            }
        }
    }
}
