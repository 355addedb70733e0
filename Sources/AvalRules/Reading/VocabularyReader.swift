import AvalDeclarations
import AvalSource
import AvalValues

/// Reads `vocabulaire.yaml`: sections of fields, groups of fields by indentation, lists of records.
struct VocabularyReader {
    let log: FindingLog

    private static let readings: [(String, TextReading)] = [
        ("sans_blancs", .withoutBlanks), ("sans_points", .withoutDots), ("majuscules", .uppercase),
        ("minuscules", .lowercase),
    ]

    func read(_ map: YAMLMap?) -> Vocabulary {
        guard let map else { return .empty }
        var vocabulary = Vocabulary.empty
        for entry in map.entries {
            guard let name = entry.key.text.flatMap({ YAMLMap.checkedName($0, "ce nom de fiche", log) }),
                let section = YAMLMap(entry.value, what: "la fiche « \(name) »", log: log)
            else { continue }
            var builder = RecordBuilder(name: name, span: entry.key.span)
            read(section, path: [], into: &builder, lists: &vocabulary.lists)
            vocabulary.records.append(builder.record)
        }
        // The declaration comes first wherever it is written: the others hang below it.
        if let root = vocabulary.records.firstIndex(where: { $0.name == ContractName.declaration }) {
            vocabulary.records.insert(vocabulary.records.remove(at: root), at: 0)
        } else {
            log.add(VocabularyFinding.noDeclaration, at: map.head)
        }
        return vocabulary
    }

    private struct RecordBuilder {
        let name: String
        let span: SourceSpan
        var fields: [Vocabulary.Field] = []
        var groups: [[String]] = []

        var record: Vocabulary.Record { .init(name: name, fields: fields, groups: groups, span: span) }
    }

    private func read(
        _ map: YAMLMap, path: [String], into builder: inout RecordBuilder, lists: inout [Vocabulary.List]
    ) {
        if map.entries.count > 64 { log.add(VocabularyFinding.tooManyFields(what: map.what), at: map.head) }
        for entry in map.entries {
            guard let name = entry.key.text.flatMap({ YAMLMap.checkedName($0, "ce nom de champ", log) }) else {
                continue
            }
            let path = path + [name]
            guard entry.value.entries != nil, let inner = YAMLMap(entry.value, what: "le champ « \(name) »", log: log)
            else {
                refuseValue(entry, name)
                builder.fields.append(unread(path, span: entry.key.span))
                continue
            }
            if inner.entry("type")?.value.string != nil {
                builder.fields.append(field(inner, path: path, span: entry.key.span))
            } else if isFieldWithoutType(inner) {
                log.add(VocabularyFinding.noType(name), at: entry.key.span)
                builder.fields.append(unread(path, span: entry.key.span))
            } else if inner.has("liste_de") {
                if let list = list(inner, name, path: path, builder, entry.key.span) { lists.append(list) }
            } else {
                builder.groups.append(path)
                read(inner, path: path, into: &builder, lists: &lists)
            }
        }
    }

    /// A field without braces: `voie: texte`.
    private func refuseValue(_ entry: YAMLNode.Entry, _ name: String) {
        guard !entry.value.isUnreadable else { return }
        let type = entry.value.string.flatMap(FieldKind.named)?.name ?? "texte"
        log.add(VocabularyFinding.fieldWithoutKeys(name, type: type), at: entry.key.span)
    }

    private func list(
        _ map: YAMLMap, _ name: String, path: [String], _ builder: RecordBuilder, _ span: SourceSpan
    ) -> Vocabulary.List? {
        map.refuseUnknownKeys(RuleKeys.recordList)
        guard path.count == 1, builder.name == ContractName.declaration else {
            log.add(VocabularyFinding.nestedList, at: span)
            return nil
        }
        guard let record = map.requiredText("liste_de") else { return nil }
        return .init(key: name, record: record, isRequired: map.yesNo("obligatoire") ?? false, span: span)
    }

    /// Whether a field was meant: a key of fields with a plain value, where a group would have fields.
    private func isFieldWithoutType(_ map: YAMLMap) -> Bool {
        map.entries.contains { entry in
            RuleKeys.field.keys.contains(entry.name) && entry.value.entries == nil && !entry.value.isUnreadable
        } && !map.has("liste_de")
    }

    /// A field that could not be read: its name is known, and nothing more.
    private func unread(_ path: [String], span: SourceSpan) -> Vocabulary.Field {
        Vocabulary.Field(
            path: path, kind: .text, words: [], wordLabels: [:], wordPeriods: [:], wordList: nil, reading: [],
            codeList: nil,
            isPersonal: false,
            isRequired: false, isUnique: false, refusesNIR: false, label: "", otherNames: [], isFaulty: true, span: span
        )
    }

    private func field(_ map: YAMLMap, path: [String], span: SourceSpan) -> Vocabulary.Field {
        map.refuseUnknownKeys(RuleKeys.field)
        let types = FieldKind.all.map(\.name)
        guard let kind = map.requiredWord("type", among: types).flatMap(FieldKind.named) else {
            return unread(path, span: span)
        }
        var words: [String] = []
        var wordList: SourceText?
        let hasWords = kind.keys.contains(.words)
        if hasWords, let node = map.required("parmi") {
            if node.items != nil { words = self.words(map, span) } else { wordList = map.text("parmi") }
        }
        for key in FieldKey.allCases where !kind.keys.contains(key) { refuse(key, map) }
        return Vocabulary.Field(
            path: path, kind: kind, words: words, wordLabels: labels(map, of: words),
            wordPeriods: periods(map, of: words),
            wordList: wordList,
            reading: reading(map),
            codeList: kind.keys.contains(.codeList) ? map.text("nomenclature") : nil,
            isPersonal: map.yesNo("personnel") ?? true, isRequired: map.yesNo("obligatoire") ?? false,
            isUnique: map.yesNo("unique") ?? false, refusesNIR: map.yesNo("sans_nir") ?? false,
            label: map.string("libelle") ?? path.last.map(Self.spoken) ?? "",
            otherNames: (map.texts("autres_noms") ?? []).map(\.string),
            isFaulty: hasWords && words.isEmpty && wordList == nil, span: span)
    }

    /// The words written for a field, each once.
    private func words(_ map: YAMLMap, _ span: SourceSpan) -> [String] {
        guard let texts = map.texts("parmi") else { return [] }
        var unique = UniqueNames("dans cette liste le mot", log: log)
        let words = texts.filter { unique.isNew($0.string, at: $0.span(0..<$0.bytes.count)) }.map(\.string)
        if map.entry("parmi")?.value.items?.isEmpty == true {
            log.add(VocabularyFinding.noWord, at: span)
        }
        return words
    }

    /// What people call the words of a field.
    private func labels(_ map: YAMLMap, of words: [String]) -> TextMap<String> {
        var labels: TextMap<String> = [:]
        for entry in map.map("libelles", what: "les libellés")?.entries ?? [] {
            guard words.contains(entry.name) else {
                log.add(VocabularyFinding.labelOfNoWord(entry.name), at: entry.key.span)
                continue
            }
            if let label = entry.value.text("le libellé de « \(entry.name) »", log) {
                labels[entry.name] = label.string
            }
        }
        return labels
    }

    /// The days on which words of a field may be declared.
    private func periods(_ map: YAMLMap, of words: [String]) -> TextMap<Validity> {
        var periods: TextMap<Validity> = [:]
        for entry in map.map("periodes", what: "les périodes")?.entries ?? [] {
            guard words.contains(entry.name) else {
                log.add(VocabularyFinding.periodOfNoWord(entry.name), at: entry.key.span)
                continue
            }
            guard let inner = YAMLMap(entry.value, what: "la période de « \(entry.name) »", log: log) else { continue }
            inner.refuseUnknownKeys(RuleKeys.wordPeriod)
            guard let validity = inner.validity() else { continue }
            if validity == .always { log.add(VocabularyFinding.periodWithoutDay(entry.name), at: entry.key.span) }
            periods[entry.name] = validity
        }
        return periods
    }

    private static func spoken(_ name: String) -> String {
        String(name.map { $0 == "_" ? " " : $0 })
    }

    /// A key that fields of other kinds have.
    private func refuse(_ key: FieldKey, _ map: YAMLMap) {
        guard let entry = map.entry(key.rawValue) else { return }
        let types = FieldKind.all.filter { $0.keys.contains(key) }.map(\.name)
        log.add(VocabularyFinding.keyOfOtherType(key.rawValue, types: types), at: entry.key.span)
    }

    private func reading(_ map: YAMLMap) -> TextReading {
        var reading: TextReading = []
        let names = Self.readings.map(\.0)
        for node in map.list("lecture") ?? [] {
            guard let word = node.word("chaque élément de « lecture »", among: names, log) else { continue }
            if let option = Self.readings.first(where: { $0.0 == word }) { reading.insert(option.1) }
        }
        if reading.isSuperset(of: [.uppercase, .lowercase]), let entry = map.entry("lecture") {
            log.add(VocabularyFinding.contradictoryReading, at: entry.value.span)
        }
        return reading
    }
}
