import AvalDeclarations
import AvalEngine
import AvalJSON
import AvalValues

/// A mapping proposed for a file: what its headers and words may mean, and what it lacks.
public struct MappingSuggestion {
    /// The mapping, as YAML.
    public let text: String
    /// What is to be looked at, a sentence each.
    public let remarks: [String]

    /// How many rows are looked at for words and dates.
    private static let mostRows = 20_000
    /// How many words of one column are looked at.
    private static let mostWords = 500

    /// Proposes a mapping for the CSV file of a path.
    public static func of(_ path: String, _ rulebook: Rulebook, encoding: CSVEncoding?) throws(BatchError)
        -> MappingSuggestion
    {
        let file = try InputFile(path: path, form: .table)
        let stream = try ByteStream(file, stop: StopSign())
        let dialect = try CSVDialect(try stream.head(atMost: CSVDialect.headLength), path)
        let cutter = CSVCutter(separator: dialect.separator, lineEnd: dialect.lineEnd, limit: 1 << 20)
        let rows = try CSVRows(stream, cutter, offset: dialect.start, line: dialect.line)
        let cells = CSVCells(cutter)
        var sample: [[[UInt8]]] = []
        var known = encoding ?? (dialect.isMarked ? .utf8 : nil)
        while sample.count <= mostRows, let row = try rows.next() {
            let bytes = rows.bytes(row)
            if row.trouble != nil { continue }
            if known == nil, Encoding.isBeyondASCII(bytes) { known = Encoding.told(by: bytes) }
            cells.read(bytes)
            if !cells.isBlank { sample.append((0..<cells.count).map { cells[$0].array }) }
        }
        let texts = sample.map { row in row.map { cell in ByteView.with(cell) { Encoding.text($0, known ?? .utf8) } } }
        guard let headers = texts.first else {
            throw BatchError("« \(path) » est vide : il n'y a ni en-têtes ni lignes")
        }
        return try MappingSuggestion(path, headers, Array(texts.dropFirst()), rulebook)
    }

    private init(_ path: String, _ headers: [String], _ rows: [[String]], _ rulebook: Rulebook) throws(BatchError) {
        let names = CSVNames(rulebook.rules.schema)
        let columns = Self.assign(headers, names)
        if columns.count < 2 {
            throw BatchError(
                "« \(path) » : la première ligne n'a pas l'air d'une ligne d'en-têtes (\(columns.count) colonne connue sur \(headers.count)) ; ajoutez-en une"
            )
        }
        var writer = Draft(headers: headers, rows: rows, meanings: columns, names: names, rulebook: rulebook)
        writer.write(path)
        text = writer.lines.joined(separator: "\n") + "\n"
        remarks = writer.remarks
    }

    /// The names that headers may mean, the surest first, each name once.
    private static func assign(_ headers: [String], _ names: CSVNames) -> [Int: Meaning] {
        var columns: [Int: Meaning] = [:]
        var taken: NameSet = []
        while true {
            var best: (column: Int, matches: [CSVNames.Match])?
            for (column, header) in headers.enumerated() where columns[column] == nil && !header.isEmpty {
                let matches = names.allNearest(header, isFree: { !taken.contains($0.text) })
                guard let distance = matches.first?.distance, distance < best?.matches[0].distance ?? .max else {
                    continue
                }
                best = (column, matches)
            }
            guard let best else { break }
            let found = best.matches.map(\.name)
            columns[best.column] = Meaning(name: found[0], others: Array(found.dropFirst()))
            taken.insert(found[0].text)
        }
        // What another header means is no longer in question.
        return columns.mapValues { meaning in
            Meaning(name: meaning.name, others: meaning.others.filter { !taken.contains($0.text) })
        }
    }

    /// What a header may mean.
    private struct Meaning {
        /// What is proposed.
        let name: CSVNames.Name
        /// What it may mean as well.
        let others: [CSVNames.Name]
    }

    /// The mapping while it is written.
    private struct Draft {
        let headers: [String]
        let rows: [[String]]
        let meanings: [Int: Meaning]
        var columns: [Int: CSVNames.Name] { meanings.mapValues(\.name) }
        let names: CSVNames
        let rulebook: Rulebook
        var lines: [String] = []
        var remarks: [String] = []

        mutating func write(_ path: String) {
            lines = [
                "# Correspondance proposée par « aval batch --suggest-mapping » : relisez chaque ligne.", "colonnes:",
            ]
            for (index, header) in headers.enumerated() {
                guard let meaning = meanings[index] else { continue }
                noteOthers(meaning, header, column: index + 1)
                lines.append("  \(Self.quoted(header)): \(meaning.name.text)")
            }
            writeIgnored()
            writeValues()
            writeWords()
            writeDates()
        }

        /// Says which fields a header is as much like as the one proposed.
        private mutating func noteOthers(_ meaning: Meaning, _ header: String, column: Int) {
            if meaning.others.isEmpty { return }
            let others = Self.joined(meaning.others.map(\.text), "et")
            lines.append(
                "  # \(Self.quoted(header)) ressemble autant à \(others) qu'à \(meaning.name.text) : gardez le bon")
            remarks.append(
                "colonne \(column) : « \(meaning.name.text) » est proposé, mais elle ressemble autant à \(others) ; gardez le bon"
            )
        }

        /// Some words with « et » or « ou » before the last.
        private static func joined(_ words: [String], _ last: String) -> String {
            words.count < 2
                ? words.joined()
                : words.dropLast().joined(separator: ", ") + " \(last) " + words[words.count - 1]
        }

        /// A text as YAML has it, whatever stands in it.
        static func quoted(_ text: String) -> String {
            String(decoding: JSONWriter.bytes(of: .string(text)), as: UTF8.self)
        }

        private mutating func writeIgnored() {
            let ignored = headers.indices.filter { columns[$0] == nil && !headers[$0].isEmpty }
            if ignored.isEmpty { return }
            lines.append("ignorees:")
            for index in ignored { lines.append("  - \(Self.quoted(headers[index]))") }
            let places = ignored.map { String($0 + 1) }.joined(separator: ", ")
            remarks.append(
                "colonne(s) \(places) : aucun champ ne leur ressemble, elles sont dans « ignorees » ; --template-csv dit tous les champs"
            )
        }

        private func header(of name: String) -> String? {
            columns.first { $0.value.text == name }.map { headers[$0.key] }
        }

        private mutating func writeValues() {
            var values: [String] = []
            let exercice = header(of: "exercice")
            if header(of: "numero") == nil {
                let parts = [header(of: "adherent.siret") ?? header(of: "adherent.numero"), exercice].compactMap { $0 }
                let text = parts.isEmpty ? "1" : parts.map { "{\($0)}" }.joined(separator: "-")
                values.append("  numero: \(Self.quoted(text))")
                remarks.append(
                    "aucune colonne ne dit « numero » : proposé d'après \(parts.isEmpty ? "rien, une seule déclaration" : parts.map { "« \($0) »" }.joined(separator: " et "))"
                )
            }
            if header(of: "date") == nil {
                values.append("  date: \(Self.quoted(exercice.map { "{\($0)}-12-31" } ?? "AAAA-MM-JJ"))")
                remarks.append(
                    "aucune colonne ne dit « date » : le 31 décembre de l'exercice est proposé, mettez la date de référence"
                )
            }
            if exercice == nil {
                values.append("  exercice: \"AAAA\"")
                remarks.append("aucune colonne ne dit « exercice » : écrivez l'année à la place de AAAA")
            }
            for name in names.all where name.field.isRequired && header(of: name.text) == nil {
                if !["numero", "date", "exercice"].contains(name.text) {
                    remarks.append("aucune colonne ne dit « \(name.text) », que toute déclaration doit avoir")
                }
            }
            if !values.isEmpty { lines += ["valeurs:"] + values }
        }

        private mutating func writeWords() {
            var blocks: [String] = []
            for (index, name) in columns.sorted(by: { $0.key < $1.key }) {
                guard let guesser = guesser(name) else { continue }
                var entries: [String] = []
                var open: [String] = []
                var strange = 0
                for word in distinctWords(index, name.field) {
                    let meant = guesser.meanings(of: word)
                    if meant.isEmpty {
                        strange += 1
                    } else if meant.count > 1 {
                        open.append("    # \(Self.quoted(word)): \(Self.joined(meant, "ou")) ?")
                    } else if meant[0] != word {
                        entries.append("    \(Self.quoted(word)): \(meant[0])")
                    }
                }
                if !entries.isEmpty { blocks += ["  \(name.text):"] + open + entries }
                // A key that only comments follow would have no value.
                if entries.isEmpty, !open.isEmpty { blocks += ["  # \(name.text) :"] + open }
                if !open.isEmpty {
                    remarks.append(
                        "colonne \(index + 1) (\(name.text)) : \(open.count) valeur(s) ressemblent autant à plusieurs mots, dits en commentaire sous « mots » ; choisissez"
                    )
                }
                if strange > 0 {
                    remarks.append(
                        "colonne \(index + 1) (\(name.text)) : \(strange) valeur(s) ne ressemblent à rien de connu ; ajoutez-les sous « mots »"
                    )
                }
            }
            if blocks.isEmpty { return }
            let isEmpty = blocks.allSatisfy { $0.drop { $0 == " " }.hasPrefix("#") }
            lines += [isEmpty ? "# mots:" : "mots:"] + blocks
        }

        /// The words of a column, each once; of very many the first.
        private func distinctWords(_ index: Int, _ field: Schema.Field) -> [String] {
            var seen: NameSet = []
            var found: [String] = []
            for row in rows where index < row.count && found.count < MappingSuggestion.mostWords {
                found += words(row[index], field).filter { seen.insert($0).inserted }
            }
            return found
        }

        /// The words of a cell.
        private func words(_ cell: String, _ field: Schema.Field) -> [String] {
            let parts = field.kind == .codes ? cell.split { ",;|\n\r".contains($0) }.map(String.init) : [cell]
            return parts.map(Self.trimmed).filter { !Spelling.folded($0).isEmpty }
        }

        private static func trimmed(_ word: String) -> String {
            let start = word.drop { $0 == " " }
            return String(start.dropLast(start.reversed().prefix { $0 == " " }.count))
        }

        /// What tells the words of a field; nil where it has none.
        private func guesser(_ name: CSVNames.Name) -> WordGuesser? {
            let model = rulebook.rules.model
            switch name.field.kind {
            case .word:
                let labels = labels(of: name)
                return WordGuesser(
                    name.field.options.words.map { WordGuesser.Candidate($0, label: labels[$0]) }, mayBeShortened: true)
            case .code, .codes:
                return WordGuesser(
                    model.determinants.map { WordGuesser.Candidate($0.code, label: $0.label) }, mayBeShortened: false)
            default: return nil
            }
        }

        /// What people call the words of a field: as the vocabulary says, or the list that they come from.
        private func labels(of name: CSVNames.Name) -> TextMap<String> {
            let model = rulebook.rules.model
            let record = model.vocabulary.records.first {
                name.isSalarie ? $0.name == CSVNames.prefix : $0.name != CSVNames.prefix
            }
            guard let field = record?.fields.first(where: { $0.path == name.path }) else { return [:] }
            if field.wordList == nil { return field.wordLabels }
            let categories = model.categories.categories.map { ($0.code, $0.label) }
            return TextMap(categories + model.paymentModes.map { ($0.code, $0.label) }) { first, _ in first }
        }

        private mutating func writeDates() {
            var (isShort, hasTime, isMonthFirst) = (false, false, false)
            for (index, name) in columns where name.field.kind == .date {
                for row in rows where index < row.count {
                    let parts =
                        row[index].split(separator: " ").first?.split { "/-.".contains($0) }.map(String.init) ?? []
                    hasTime = hasTime || row[index].contains(":")
                    guard parts.count == 3 else { continue }
                    isShort = isShort || parts.allSatisfy { $0.count <= 2 }
                    if let second = Int(parts[1]), second > 12, parts[0].count <= 2 { isMonthFirst = true }
                }
            }
            if !isShort, !hasTime, !isMonthFirst { return }
            lines.append("dates:")
            if isMonthFirst { lines.append("  ordre: mois_jour_annee") }
            if isShort {
                lines.append("  annees_depuis: 1940")
                remarks.append(
                    "des années ont deux chiffres : 40 à 99 sont lues 1940 à 1999, les autres 2000 à 2039 (annees_depuis)"
                )
            }
            if hasTime { lines.append("  heures: ignorees") }
        }
    }
}
