import AvalDeclarations
import AvalJSON

/// Declarations as spreadsheets write them: a row a salarié, consecutive rows of one `numero` one declaration.
final class CSVSource: ChunkSource {
    private let stream: ByteStream
    private let rows: CSVReader
    private let header: CSVHeader?
    private let seen: SeenNumbers
    private let limit: Int
    private var row = CSVRow()
    private var group: CSVGroup
    private var position = Position()
    /// How many declarations were judged before.
    private let done: Int
    private var hasEnded = false

    /// Goes on after the declarations that an earlier chunk ended with, by reading the rows again: what they say of the
    /// encoding and of the numbers seen is needed.
    init(_ stream: ByteStream, _ settings: InputSettings, from position: Position) throws(BatchError) {
        self.stream = stream
        rows = try CSVReader(stream, limit: settings.limit, encoding: settings.encoding)
        seen = try SeenNumbers()
        limit = settings.limit
        done = position.offset
        group = CSVGroup(limit: settings.limit)
        let path = stream.file.path
        if try rows.read(row) {
            if row.error != nil { throw BatchError("« \(path) » : la ligne des colonnes ne peut pas être lue") }
            header = try CSVHeader(row, settings.schema, path)
        } else {
            header = nil
        }
    }

    var consumed: Int { stream.consumed }
    var mark: ReadMark { stream.mark }
    var isDamaged: Bool { stream.damage != nil }

    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        guard let header else { return false }
        while !hasEnded, chunk.items.isEmpty || chunk.input.count < ChunkSize.bytes {
            if try rows.read(row) {
                try take(header, chunk)
            } else {
                hasEnded = true
                finish(into: chunk)
            }
        }
        chunk.end = position
        return !chunk.items.isEmpty
    }

    /// Adds a row to its declaration, or begins another.
    private func take(_ header: CSVHeader, _ chunk: Chunk) throws(BatchError) {
        if let reason = row.error, reason != .encoding {
            // Whose row it is cannot be told: the declaration that it interrupts may miss a salarié.
            let error = readingError(reason)
            group.refuse(error, line: row.line)
            return add(error, line: row.line, to: chunk)
        }
        let number = row[header.number]
        if number.isEmpty {
            finish(into: chunk)
            let error = InputReadingError(
                number: .invalidParameters, pointer: "/numero",
                message: "Numéro absent : cette ligne n'appartient à aucune déclaration")
            return add(error, line: row.line, to: chunk)
        }
        if !group.isOpen || !group.has(number) {
            finish(into: chunk)
            group.begin(row, header)
            if try !seen.add(number) {
                group.refuse(
                    InputReadingError(
                        number: .invalidParameters, pointer: "/numero",
                        message: "Ce numéro est celui d'une déclaration déjà lue : ses lignes doivent se suivre"),
                    line: row.line)
            }
        }
        if row.error != nil { group.refuse(readingError(.encoding), line: row.line) }
        group.add(row, header)
    }

    private func readingError(_ reason: CSVRow.RowError) -> InputReadingError {
        switch reason {
        case .cut: stream.damage ?? InputReadingError(number: .illegible, message: "Fichier coupé : la suite manque")
        case .tooLong: .tooLong(limit: limit)
        case .openQuote:
            InputReadingError(
                number: .illegible, message: "Un guillemet ouvert n'est jamais refermé : rien n'est lu après lui")
        case .encoding:
            InputReadingError(
                number: .illegible, message: "Cette ligne n'est pas dans l'encodage du fichier (voir --encoding)")
        }
    }

    /// Hands the open declaration over.
    private func finish(into chunk: Chunk) {
        guard group.isOpen else { return }
        if let (error, line) = group.error {
            add(error, line: line, to: chunk)
        } else {
            position.offset += 1
            if position.offset > done {
                let start = chunk.input.count
                group.write(to: chunk.input)
                chunk.items.append(Chunk.Item(range: start..<chunk.input.count, line: group.line))
            }
        }
        group.close()
    }

    private func add(_ error: InputReadingError, line: Int, to chunk: Chunk) {
        position.offset += 1
        if position.offset > done { chunk.items.append(Chunk.Item(range: 0..<0, line: line, error: error)) }
    }
}

extension InputForm {
    /// One salarié a row.
    public static let table = InputForm(word: "csv", endings: [".csv"], sign: .name, whyNotPacked: nil) {
        (file, settings, position, stop) throws(BatchError) in
        try CSVSource(try ByteStream(file, stop: stop), settings, from: position)
    }
}
