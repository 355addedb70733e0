import AvalSource
import AvalValues

/// Reads `faits.yaml` and the files of the folder `faits`: under the name of a record, names and how each is computed.
struct FactReader {
    let log: FindingLog

    /// The records that have facts.
    static let sections = [ContractName.declaration, ContractName.salarie]

    /// How many facts a file means to define; nil when it cannot be told.
    static func count(in root: YAMLNode?) -> Int? {
        root?.entries?.reduce(0) { sum, section in
            let isEmpty = section.value.isEmpty
            guard let sum, sections.contains(section.name), isEmpty || section.value.entries != nil else { return nil }
            return sum + (section.value.entries?.count ?? 0)
        }
    }

    /// The facts of several files, in their order; of two with one name, the second is told and left out.
    func read(_ maps: [YAMLMap]) -> [RuleModel.Fact] {
        var unique = TextMap(
            uniqueKeysWithValues: Self.sections.map { ($0, UniqueNames("le fait", log: log)) })
        return maps.flatMap { read($0) }.filter { fact in
            unique[fact.record]?.isNew(fact.name, at: fact.span) ?? true
        }
    }

    private func read(_ map: YAMLMap) -> [RuleModel.Fact] {
        map.entries.flatMap { entry -> [RuleModel.Fact] in
            let record = entry.name
            guard Self.sections.contains(record) else {
                log.add(FactFinding.unknownSection(salarie: ContractName.salarie), at: entry.key.span)
                return []
            }
            if entry.value.isEmpty { return [] }
            guard let section = YAMLMap(entry.value, what: "la liste des faits de « \(record) »", log: log) else {
                return []
            }
            return section.entries.compactMap { fact($0, of: record) }
        }
    }

    private func fact(_ entry: YAMLNode.Entry, of record: String) -> RuleModel.Fact? {
        guard let name = entry.key.text.flatMap({ YAMLMap.checkedName($0, "ce nom de fait", log) }) else { return nil }
        guard entry.value.entries != nil, let map = YAMLMap(entry.value, what: "le fait « \(name) »", log: log) else {
            if !entry.value.isUnreadable {
                log.add(FactFinding.noValue(name), at: entry.key.span)
            }
            return RuleModel.Fact(
                name: name, record: record, value: nil, table: nil, isReleased: false, isForTariffs: false,
                span: entry.key.span)
        }
        map.refuseUnknownKeys(RuleKeys.fact)
        map.checkReview()
        let tables = TableReader(log: log)
        let isTable = tables.isTable(map)
        return RuleModel.Fact(
            name: name, record: record, value: isTable ? nil : map.requiredExpression("valeur"),
            table: isTable ? tables.read(map, of: name) : nil, isReleased: map.yesNo("publier") ?? false,
            isForTariffs: map.yesNo("pour_tarifs") ?? false, span: entry.key.span)
    }
}
