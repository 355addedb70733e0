import AvalDeclarations
import AvalSource
import AvalValues

/// Lays out a declaration: which record types there are, and in which slot each field is kept.
struct SchemaBuilder {
    let model: RuleModel
    let log: FindingLog

    /// The most salariés, and the most records of any other list (`contract.md`, identifiers).
    private static let salarieLimit = 20_000
    private static let recordLimit = 1000

    /// The schema without its catalogue's facts: `factCounts` says how many slots each record needs after its fields.
    func build(factCounts: (String) -> Int) -> Schema {
        var types: [Schema.RecordType] = []
        let lists = model.vocabulary.lists
        for record in model.vocabulary.records {
            if record.name == ContractName.declaration {
                types.append(type(record, list: nil))
            } else if let list = lists.first(where: { $0.record.string == record.name }) {
                types.append(type(record, list: list))
            } else if lists.allSatisfy({ list in model.vocabulary.records.contains { $0.name == list.record.string } })
            {
                log.add(SchemaFinding.unusedRecord(record.name), at: record.span)
            }
        }
        checkLists(lists)
        checkContract()
        let root = withLists(types)
        if root.isEmpty { return Schema(records: [Self.emptyRoot], catalogue: ByteTable([String]()), widths: [1]) }
        return Schema(
            records: root, catalogue: ByteTable(model.determinants.map(\.code)),
            widths: root.map { $0.slotCount + factCounts($0.name) })
    }

    private static let emptyRoot = Schema.RecordType(
        name: ContractName.declaration, key: "", fields: [], groups: [.init(path: [], slot: -1, keys: [], members: [])],
        slotCount: 0,
        isRequired: true, limit: 1)

    private func type(_ record: Vocabulary.Record, list: Vocabulary.List?) -> Schema.RecordType {
        var slot = 0
        let fields = record.fields.map { field -> Schema.Field in
            defer { slot += 1 }
            return Schema.Field(
                path: field.path, kind: field.kind, options: options(field), slot: slot, isPersonal: field.isPersonal,
                isRequired: field.isRequired, label: field.label, otherNames: field.otherNames)
        }
        let groupSlots = record.groups.map { group -> (path: [String], slot: Int) in
            defer { slot += 1 }
            return (group, slot)
        }
        let groups = ([(path: [String](), slot: -1)] + groupSlots).map { group in
            self.group(group.path, slot: group.slot, record, allGroups: [[]] + groupSlots.map(\.path))
        }
        let isSalarie = record.name == ContractName.salarie
        return Schema.RecordType(
            name: record.name, key: list?.key ?? "", fields: fields, groups: groups, slotCount: slot,
            isRequired: list?.isRequired ?? true, limit: isSalarie ? Self.salarieLimit : Self.recordLimit)
    }

    private func group(
        _ path: [String], slot: Int, _ record: Vocabulary.Record, allGroups: [[String]]
    ) -> Schema.Group {
        var keys: [String] = []
        var members: [Schema.Member] = []
        for (index, field) in record.fields.enumerated() where Array(field.path.dropLast()) == path {
            keys.append(field.path[field.path.count - 1])
            members.append(.field(index))
        }
        for (index, inner) in allGroups.enumerated() where !inner.isEmpty && Array(inner.dropLast()) == path {
            keys.append(inner[inner.count - 1])
            members.append(.group(index))
        }
        return Schema.Group(path: path, slot: slot, keys: keys, members: members)
    }

    /// The lists of records are members of the root; they are added once the types have their indexes.
    private func withLists(_ types: [Schema.RecordType]) -> [Schema.RecordType] {
        guard let root = types.first, let group = root.groups.first else { return [] }
        var keys = (0..<group.members.count).map { group.keys.bytes(at: $0).text }
        var members = group.members
        for (index, type) in types.enumerated() where index > 0 {
            keys.append(type.key)
            members.append(.records(index))
        }
        let whole = Schema.Group(path: [], slot: -1, keys: keys, members: members)
        let newRoot = Schema.RecordType(
            name: root.name, key: "", fields: root.fields, groups: [whole] + root.groups.dropFirst(),
            slotCount: root.slotCount, isRequired: true, limit: 1)
        return [newRoot] + types.dropFirst()
    }

    private func options(_ field: Vocabulary.Field) -> FieldOptions {
        if let list = field.codeList, !model.nomenclatures.contains(where: { $0.name == list.string }) {
            let near = Nearest.word(of: list.string, among: model.nomenclatures.map(\.name))
            log.add(SchemaFinding.unknownCodeList(list.string, near: near), at: list.span)
        }
        return FieldOptions(
            list: field.wordList?.string ?? field.path.joined(separator: "."), words: words(field),
            reading: field.reading, refusesNIR: field.refusesNIR)
    }

    /// The words of a field: its own, or those of the list it names.
    private func words(_ field: Vocabulary.Field) -> [String] {
        guard let list = field.wordList else { return field.words }
        switch list.string {
        case "categories": return model.categories.words
        case "modes_de_paiement": return model.paymentModes.map(\.code)
        default:
            let names = ["categories", "modes_de_paiement"]
            let near = Nearest.word(of: list.string, among: names)
            log.add(SchemaFinding.unknownWordList(list.string, near: near), at: list.span)
            return []
        }
    }

    private func checkLists(_ lists: [Vocabulary.List]) {
        let names = model.vocabulary.records.map(\.name)
        for list in lists where !names.contains(list.record.string) || list.record.string == ContractName.declaration {
            let near = Nearest.word(of: list.record.string, among: names.filter { $0 != ContractName.declaration })
            log.add(
                SchemaFinding.unknownRecord(list.record.string, list: list.key, near: near), at: list.record.span)
        }
    }

    /// What judging itself must find, whatever else a vocabulary has (`contract.md`, declaration).
    private func checkContract() {
        require(["exercice"], .integer, in: ContractName.declaration, required: true)
        require(["date"], .date, in: ContractName.declaration, required: true)
        require(["numero"], .identifier, in: ContractName.declaration, required: false)
        require(["determinants"], .codes, in: ContractName.declaration, required: false)
        require(["paiement", "mode"], .word, in: ContractName.declaration, required: false)
        require(["id"], .identifier, in: ContractName.salarie, required: true)
        require(["determinants"], .codes, in: ContractName.salarie, required: false)
        require(["categorie_declaree"], .word, in: ContractName.salarie, required: false)
        if model.vocabulary.records.contains(where: { $0.name == ContractName.ownDeterminant }) {
            require(["code"], .code, in: ContractName.ownDeterminant, required: false)
        }
    }

    private func require(_ path: [String], _ kind: FieldKind, in name: String, required: Bool) {
        let record = model.vocabulary.records.first { $0.name == name }
        let field = record?.fields.first { $0.path == path }
        if let field, field.kind == kind || field.isFaulty, !required || field.isRequired { return }
        // A vocabulary that could not be read has its findings already.
        guard !model.vocabulary.records.isEmpty else { return }
        let finding = SchemaFinding.neededField(
            path.joined(separator: "."), type: kind.name, record: name, isRequired: required)
        log.add(finding, at: field?.span ?? record?.span)
    }
}
