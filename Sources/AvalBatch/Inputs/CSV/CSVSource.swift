import AvalSystem
import AvalValues

/// Declarations as spreadsheets write them: a row a salarié, consecutive rows of one `numero` one declaration. Here rows are
/// only told apart and put together; they are made declarations by whoever judges them.
final class CSVSource: ChunkSource {
    private let rows: any CSVRowFeed
    private let keys: CSVKeys
    private let survey: CSVSurvey
    private let limit: Int
    /// The numbers whose rows do not follow each other.
    private let apart: Set<NumberKey>
    /// A row that belongs to the declaration after the chunk.
    private var pending: CSVRow?
    private var group = Group()
    /// Why the declaration that begins next may miss a row.
    private var doubt: (InputReadingError, Int)?
    private var hasEnded: Bool
    /// Where a file that was read to its end is read from again: nowhere.
    private static let beyond = Int.max

    /// The declaration that is being put together.
    private struct Group {
        var isOpen = false
        /// Where its rows begin in the chunk.
        var start = 0
        /// Where the lines of its rows begin in the chunk, if these are kept.
        var firstRow = 0
        var line = 0
        var number: [UInt8] = []
        /// Why it is none, and on which line that shows; the first cause.
        var error: (InputReadingError, Int)?
        /// Lines of blank rows after its last row: they count where another of its rows follows.
        var blankLines = 0
    }

    /// Goes on at a position that an earlier chunk ended at.
    init(_ file: InputFile, _ settings: InputSettings, from position: Position, stop: StopSign) throws(BatchError) {
        if let known = settings.surveys[file.path] {
            survey = known
        } else {
            survey = try CSVSurvey.survey(file, settings, stop: stop)
        }
        let (cutter, header, dialect) = (survey.table.cutter, survey.table.header, survey.table.dialect)
        hasEnded = position.offset == Self.beyond
        limit = settings.limit
        keys = CSVKeys(cutter, header)
        let isSorting = settings.sorts && !survey.apart.isEmpty
        apart = isSorting ? [] : survey.apart
        let isStart = position.offset == 0 || hasEnded || isSorting
        let rows = try CSVRows(
            try ByteStream(file, copy: survey.copy, stop: stop), cutter,
            offset: isStart ? dialect.start : position.offset,
            line: isStart ? dialect.line : position.lines + 1)
        if isStart, !hasEnded { try Self.passHeader(rows, cutter) }
        self.rows = isSorting && !hasEnded ? try SortedRows(rows, keys, after: position.offset) : rows
    }

    private static func passHeader(_ rows: CSVRows, _ cutter: CSVCutter) throws(BatchError) {
        let cells = CSVCells(cutter)
        while let row = try rows.next() {
            cells.read(rows.bytes(row))
            if !cells.isBlank { return }
        }
    }

    var consumed: Int { rows.consumed }
    var mark: ReadMark { rows.mark }
    var isDamaged: Bool { rows.damage != nil }

    func fill(_ chunk: Chunk) throws(BatchError) -> Bool {
        if hasEnded { return false }
        chunk.table = survey.table
        while true {
            guard let row = try nextRow() else {
                hasEnded = true
                if let damage = rows.damage { refuse(damage, rows.lines) }
                finish(into: chunk)
                if let damage = rows.damage { addDamage(damage, to: chunk) }
                chunk.end = Position(offset: Self.beyond, lines: rows.lines)
                return !chunk.items.isEmpty
            }
            let isFull = take(row, chunk)
            if isFull {
                pending = row
                chunk.end = Position(offset: row.offset, lines: row.line - 1)
                return true
            }
        }
    }

    private func nextRow() throws(BatchError) -> CSVRow? {
        guard let row = pending else { return try rows.next() }
        pending = nil
        return row
    }

    /// Adds a row to its declaration, or begins another; true, and nothing done, where that one belongs in the next chunk.
    private func take(_ row: CSVRow, _ chunk: Chunk) -> Bool {
        let bytes = rows.bytes(row)
        switch keys.key(bytes, row.trouble) {
        case .blank:
            if group.isOpen { group.blankLines += row.lines }
        case .unknown:
            if chunk.isFull {
                finish(into: chunk)
                return true
            }
            // Whose row it is cannot be told: the declarations before and after it may miss a salarié.
            let error = readingError(row.trouble)
            refuse(error, row.line)
            if row.trouble == .cut { return false }
            doubt = (error, row.line)
            if group.isOpen { chunk.input.truncate(to: group.start) }
            add(error, row.line, to: chunk)
        case .number(let number) where number.isEmpty:
            finish(into: chunk)
            if chunk.isFull, doubt == nil { return true }
            add(
                InputReadingError(
                    number: .invalidParameters, pointer: "/numero",
                    message: "Numéro absent : cette ligne n'appartient à aucune déclaration"), row.line, to: chunk)
        case .number(let number):
            let isOwn =
                group.isOpen && ByteView.with(group.number) { ByteSearch.areEqual($0.memory, number.memory) }
            if !isOwn {
                finish(into: chunk)
                if chunk.isFull, doubt == nil { return true }
                begin(number, row, chunk)
            }
            doubt = nil
            if let trouble = row.trouble { refuse(readingError(trouble), row.line) }
            append(bytes, row, chunk)
        }
        return false
    }

    private func begin(_ number: ByteView, _ row: CSVRow, _ chunk: Chunk) {
        group.isOpen = true
        group.start = chunk.input.count
        group.firstRow = chunk.rowLines.count
        group.blankLines = 0
        group.line = row.line
        group.number.removeAll(keepingCapacity: true)
        group.number.append(contentsOf: number)
        group.error = doubt.map { error, line in
            (
                InputReadingError(
                    number: error.number,
                    message: "La ligne \(line), qui ne peut pas être lue, est peut-être de cette déclaration",
                    reason: "Une ligne voisine, qui ne peut pas être lue, est peut-être de cette déclaration"), row.line
            )
        }
        if !apart.isEmpty, apart.contains(NumberKey(number)) {
            refuse(
                InputReadingError(
                    number: .invalidParameters, pointer: "/numero",
                    message:
                        "Les lignes de cette déclaration ne se suivent pas : d'autres ont le même numéro plus haut ou plus bas ; mettez-les ensemble, ou relancez avec --sort"
                ), row.line)
        }
    }

    private func append(_ bytes: ByteView, _ row: CSVRow, _ chunk: Chunk) {
        if group.error == nil, chunk.input.count - group.start + bytes.count > limit {
            refuse(.tooManyRows(limit: limit), row.line)
        }
        // Rows of what is no declaration are not kept, however many there are.
        guard group.error == nil else {
            chunk.rowLines.removeLast(chunk.rowLines.count - group.firstRow)
            return chunk.input.truncate(to: group.start)
        }
        if rows.isInOrder {
            for _ in 0..<group.blankLines { chunk.input.append(survey.table.cutter.lineEnd) }
        } else {
            chunk.rowLines.append(row.line)
        }
        group.blankLines = 0
        chunk.input.append(bytes)
        // The last row of the file may have no line end of its own, and no longer be the last.
        if !rows.isInOrder, bytes.memory.last != survey.table.cutter.lineEnd {
            chunk.input.append(survey.table.cutter.lineEnd)
        }
    }

    private func refuse(_ error: InputReadingError, _ line: Int) {
        if group.isOpen, group.error == nil { group.error = (error, line) }
    }

    /// Hands the open declaration over.
    private func finish(into chunk: Chunk) {
        guard group.isOpen else { return }
        group.isOpen = false
        if let (error, line) = group.error {
            chunk.input.truncate(to: group.start)
            return add(error, line, to: chunk)
        }
        chunk.items.append(
            Chunk.Item(
                range: group.start..<chunk.input.count, line: group.line, rows: group.firstRow..<chunk.rowLines.count))
    }

    private func add(_ error: InputReadingError, _ line: Int, to chunk: Chunk) {
        chunk.items.append(Chunk.Item(range: 0..<0, line: line, error: error))
    }

    /// What stands for all that is missing.
    private func addDamage(_ damage: InputReadingError, to chunk: Chunk) {
        chunk.isCut = true
        add(damage, rows.lines + 1, to: chunk)
    }

    private func readingError(_ trouble: CSVCutter.Trouble?) -> InputReadingError {
        switch trouble {
        case .cut, nil:
            rows.damage ?? InputReadingError(number: .illegible, message: "Fichier coupé : la suite manque")
        case .tooLong: .tooLong(limit: limit)
        case .openQuote(let cell):
            InputReadingError(
                number: .illegible,
                message: place(cell)
                    + "un guillemet ouvert ici n'est pas refermé, ou dans une autre cellule seulement : fermez-le, ou "
                    + "doublez-le s'il fait partie du texte",
                reason: "Un guillemet ouvert n'est pas refermé, ou dans une autre cellule seulement")
        case .textAfterQuote(let cell):
            InputReadingError(
                number: .illegible,
                message: place(cell)
                    + "du texte suit un guillemet fermant : doublez les guillemets qui font partie d'une cellule",
                reason: "Du texte suit un guillemet fermant")
        }
    }

    /// « colonne 6 « salarie.poste » :  », as a message begins.
    private func place(_ cell: Int) -> String {
        let header = survey.table.header
        let column = (header.company + header.salarie).first { $0.index == cell }
        return (column?.described ?? "cellule \(cell + 1)") + " : "
    }
}

extension InputForm {
    /// One salarié a row.
    public static let table = InputForm(word: "csv", endings: [".csv"], sign: .name, whyNotPacked: nil) {
        (file, settings, position, stop) throws(BatchError) in
        try CSVSource(file, settings, from: position, stop: stop)
    }
}
