import AvalDeclarations
import AvalEngine
import AvalSource
import AvalValues

/// Reads a mapping of columns: `colonnes`, `valeurs`, `mots`, `ignorees`, `dates`.
public struct CSVMappingReader {
    private let names: CSVNames
    private let codes: [String]
    private let log = FindingLog()

    private static let keys = ["colonnes", "valeurs", "mots", "ignorees", "dates"]

    /// A reader of mappings to the vocabulary of a rulebook.
    public init(_ rulebook: Rulebook) {
        names = CSVNames(rulebook.rules.schema)
        codes = rulebook.rules.model.determinants.map(\.code)
    }

    /// The mapping that a file is, and what is wrong in it.
    public func read(_ path: String, _ bytes: [UInt8]) -> (mapping: CSVMapping, findings: [Finding]) {
        let file = SourceFile(path: path, bytes: bytes)
        let (root, findings) = YAMLReader.read(file)
        log.add(findings)
        var mapping = CSVMapping()
        let key = ByteView.with(bytes) { NumberKey($0) }
        mapping.identity = String(key.high, radix: 16) + String(key.low, radix: 16)
        guard let map = root.flatMap({ YAMLMap($0, what: "la correspondance", log: log) }) else {
            if root == nil, findings.isEmpty {
                log.add(CSVMappingFinding.noCentury, at: SourceSpan(file: file, lower: 0, upper: 0))
            }
            return (mapping, log.findings)
        }
        map.refuseUnknownKeys(Self.keys)
        let columns = readColumns(map, into: &mapping)
        readValues(map, columns, into: &mapping)
        for text in map.texts("ignorees") ?? [] { mapping.ignored.insert(Spelling.folded(text.string)) }
        let dates = readDates(map)
        let words = readWords(map)
        for name in names.all {
            mapping.conversions[name.text] = conversion(name.field, words[name.text] ?? [:], dates)
        }
        return (mapping, log.findings)
    }

    /// Gives where the field of each column stands.
    private func readColumns(_ map: YAMLMap, into mapping: inout CSVMapping) -> TextMap<SourceSpan> {
        var fields: TextMap<SourceSpan> = [:]
        guard let columns = map.map("colonnes", what: "« colonnes »") else { return fields }
        var headers: TextMap<SourceSpan> = [:]
        for entry in columns.entries {
            guard let text = entry.value.text("le champ de « \(entry.name) »", log), let name = field(text) else {
                continue
            }
            let folded = Spelling.folded(entry.name)
            if let first = headers[folded] {
                log.add(CSVMappingFinding.repeatedHeader(entry.name, first: first), at: entry.key.span)
            } else if let first = fields[name] {
                log.add(CSVMappingFinding.repeatedField(name, first: first), at: entry.value.span)
            }
            (headers[folded], fields[name]) = (entry.key.span, entry.value.span)
            mapping.columns[folded] = name
            mapping.headers.append((entry.name, name))
        }
        return fields
    }

    private func readValues(_ map: YAMLMap, _ columns: TextMap<SourceSpan>, into mapping: inout CSVMapping) {
        guard let values = map.map("valeurs", what: "« valeurs »") else { return }
        for entry in values.entries {
            guard let key = entry.key.text, let name = field(key),
                let text = entry.value.text("la valeur de « \(entry.name) »", log)
            else { continue }
            if let column = columns[name] {
                log.add(CSVMappingFinding.columnAndValue(name, column: column), at: entry.key.span)
            }
            mapping.values.append((name, text.string))
        }
    }

    /// The field that a text names; nil, with a finding, where there is none.
    private func field(_ text: SourceText) -> String? {
        if let name = names.exact(text.string) { return name.text }
        let near = names.nearest(text.string)?.name.text
        log.add(CSVMappingFinding.unknownField(text.string, near: near), at: text.span(0..<text.bytes.count))
        return nil
    }

    private func readDates(_ map: YAMLMap) -> CellDate {
        var date = CellDate()
        guard let dates = map.map("dates", what: "« dates »") else { return date }
        dates.refuseUnknownKeys(["ordre", "annees_depuis", "heures"])
        let orders = CellDate.Order.allCases.map(\.rawValue)
        if let order = dates.word("ordre", among: orders).flatMap(CellDate.Order.init) { date.order = order }
        if dates.word("heures", among: ["ignorees", "gardees"]) == "ignorees" { date.dropsTime = true }
        if let text = dates.text("annees_depuis") {
            if let year = Int(text.string), (1800...2100).contains(year) {
                date.century = year
            } else {
                log.add(CSVMappingFinding.wrongDate(text.string), at: text.span(0..<text.bytes.count))
            }
        }
        return date
    }

    /// What their words mean, by fields.
    private func readWords(_ map: YAMLMap) -> TextMap<TextMap<String>> {
        var words: TextMap<TextMap<String>> = [:]
        for entry in map.map("mots", what: "« mots »")?.entries ?? [] {
            guard let key = entry.key.text, let text = field(key), let name = names.exact(text),
                let inner = YAMLMap(entry.value, what: "les mots de « \(text) »", log: log)
            else { continue }
            guard let known = known(name.field) else {
                log.add(CSVMappingFinding.wordsOfOtherField(text), at: entry.key.span)
                continue
            }
            var spans: TextMap<SourceSpan> = [:]
            for word in inner.entries {
                guard let meant = word.value.text("le sens de « \(word.name) »", log) else { continue }
                let parts =
                    name.field.kind == .codes
                    ? meant.string.split { $0 == " " || $0 == ";" }.map(String.init) : [meant.string]
                for part in parts where !known.contains(part) {
                    let near = Nearest.word(of: part, among: known)
                    log.add(
                        CSVMappingFinding.unknownWord(part, field: text, near: near, words: known),
                        at: word.value.span)
                }
                let (folded, meaning) = (Spelling.folded(word.name), parts.joined(separator: ";"))
                if let first = spans[folded], words[text]?[folded] != meaning {
                    log.add(CSVMappingFinding.repeatedWord(word.name, first: first), at: word.key.span)
                }
                spans[folded] = word.key.span
                words[text, default: [:]][folded] = meaning
            }
        }
        return words
    }

    /// The words that a field may say; nil where it may say anything.
    private func known(_ field: Schema.Field) -> [String]? {
        switch field.kind {
        case .word: field.options.words
        case .code, .codes: codes
        case .boolean: ["oui", "non"]
        default: nil
        }
    }

    /// How the cells of a field are read: our own words in any case, theirs as the mapping says.
    private func conversion(_ field: Schema.Field, _ words: TextMap<String>, _ dates: CellDate) -> CellConversion? {
        switch field.kind {
        case .date: return CellConversion(.date(dates))
        case .integer, .number: return CellConversion(.number)
        case .identifier: return CellConversion(.identifier)
        default: break
        }
        guard let known = known(field) else { return nil }
        var all = words
        for word in known where all[Spelling.folded(word)] == nil { all[Spelling.folded(word)] = word }
        return CellConversion(.words(all, isList: field.kind == .codes))
    }
}
