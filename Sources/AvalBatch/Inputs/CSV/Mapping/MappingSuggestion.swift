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
        var writer = Draft(headers: headers, rows: rows, columns: columns, names: names, rulebook: rulebook)
        writer.write(path)
        text = writer.lines.joined(separator: "\n") + "\n"
        remarks = writer.remarks
    }

    /// The names that headers may mean, the surest first, each name once.
    private static func assign(_ headers: [String], _ names: CSVNames) -> [Int: CSVNames.Name] {
        var columns: [Int: CSVNames.Name] = [:]
        var taken: NameSet = []
        while true {
            var best: (column: Int, match: CSVNames.Match)?
            for (column, header) in headers.enumerated() where columns[column] == nil && !header.isEmpty {
                guard let match = names.nearest(header, isFree: { !taken.contains($0.text) }),
                    match.distance < best?.match.distance ?? .max
                else { continue }
                best = (column, match)
            }
            guard let best else { return columns }
            columns[best.column] = best.match.name
            taken.insert(best.match.name.text)
        }
    }

    /// The mapping while it is written.
    private struct Draft {
        let headers: [String]
        let rows: [[String]]
        let columns: [Int: CSVNames.Name]
        let names: CSVNames
        let rulebook: Rulebook
        var lines: [String] = []
        var remarks: [String] = []

        mutating func write(_ path: String) {
            lines = [
                "# Correspondance proposée par « aval batch --suggest-mapping » : relisez chaque ligne.", "colonnes:",
            ]
            for (index, header) in headers.enumerated() {
                guard let name = columns[index] else { continue }
                lines.append("  \(Self.quoted(header)): \(name.text)")
            }
            writeIgnored()
            writeValues()
            writeWords()
            writeDates()
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
                guard let known = candidates(name.field) else { continue }
                var entries: [String] = []
                var seen: NameSet = []
                var strange = 0
                for row in rows where index < row.count && seen.count < MappingSuggestion.mostWords {
                    for word in words(row[index], name.field) where seen.insert(word).inserted {
                        if let meant = known.first(where: {
                            $0.word == word || Spelling.folded($0.word) == Spelling.folded(word)
                        }) {
                            if meant.word != word { entries.append("    \(Self.quoted(word)): \(meant.word)") }
                        } else if let meant = CSVNames.nearest(word, known) {
                            entries.append("    \(Self.quoted(word)): \(meant)")
                        } else {
                            strange += 1
                        }
                    }
                }
                if !entries.isEmpty { blocks += ["  \(name.text):"] + entries }
                if strange > 0 {
                    remarks.append(
                        "colonne \(index + 1) (\(name.text)) : \(strange) valeur(s) ne ressemblent à rien de connu ; ajoutez-les sous « mots »"
                    )
                }
            }
            if !blocks.isEmpty { lines += ["mots:"] + blocks }
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

        private func candidates(_ field: Schema.Field) -> [(word: String, spellings: [String])]? {
            switch field.kind {
            case .word: field.options.words.map { ($0, [Spelling.folded($0)]) }
            case .code, .codes:
                rulebook.rules.model.determinants.map { ($0.code, [$0.code, $0.label].map(Spelling.folded)) }
            default: nil
            }
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
