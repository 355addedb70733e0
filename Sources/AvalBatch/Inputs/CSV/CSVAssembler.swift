import AvalDeclarations
import AvalJSON
import AvalOperations
import AvalValues

/// Makes declarations of rows, on the thread that judges them; reused.
final class CSVAssembler {
    /// Why rows are no declaration, and on which line that shows.
    struct Refusal: Error {
        let error: InputReadingError
        let line: Int
    }

    /// The rows of one declaration.
    struct Rows {
        let bytes: ByteView
        /// The line of the first.
        let line: Int
        /// The lines of all where they do not follow each other.
        var lines: ArraySlice<Int> = []
    }

    private let table: CSVTable
    private let decoded = Room()
    private let salaries = OutputBuffer()
    private let writer = CellWriter()
    private let companyNodes: [CSVNode]
    private let salarieNodes: [CSVNode]
    private var row: CSVCells
    private var first: CSVCells

    /// Makes declarations of a file's rows.
    init(_ table: CSVTable) {
        self.table = table
        (companyNodes, salarieNodes) = (table.header.companyNodes, table.header.salarieNodes)
        row = CSVCells(table.cutter)
        first = CSVCells(table.cutter)
    }

    /// Whether it is made for this file.
    func isFor(_ table: CSVTable) -> Bool { self.table === table }

    /// Writes the declaration that rows are.
    func write(_ rows: Rows, into output: OutputBuffer) throws(Refusal) {
        let bytes = try decode(rows)
        salaries.removeAll()
        output.put(UInt8(ascii: "{"))
        let start = output.count
        var isFirst = true
        try walk(bytes, rows) { (row, line) throws(Refusal) in
            if isFirst {
                _ = writer.members(companyNodes, row, output)
            } else {
                try compare(row, line)
            }
            try check(row, line)
            if addSalarie(row), output.count + salaries.count > table.cutter.limit {
                throw Refusal(error: .tooManyRows(limit: table.cutter.limit), line: line)
            }
            if isFirst {
                isFirst = false
                swap(&self.row, &first)
            }
        }
        output.put(output.count == start ? #""salaries":["# : #","salaries":["#)
        output.put(salaries.bytes)
        output.put("]}")
    }

    /// Calls `body` with each row that is not blank, and its line.
    private func walk(
        _ bytes: ByteView, _ rows: Rows, _ body: (CSVCells, Int) throws(Refusal) -> Void
    ) throws(Refusal) {
        var (start, line, index) = (0, rows.line, rows.lines.startIndex)
        while start < bytes.count, let cut = table.cutter.cut(bytes, from: start, isLast: true) {
            row.read(bytes[start..<cut.end])
            if !row.isBlank { try body(row, index < rows.lines.endIndex ? rows.lines[index] : line) }
            index += 1
            (start, line) = (cut.end, line + cut.lines)
        }
    }

    /// The rows in UTF-8.
    private func decode(_ rows: Rows) throws(Refusal) -> ByteView {
        let bytes = rows.bytes
        guard Encoding.isBeyondASCII(bytes) else { return bytes }
        switch table.encoding {
        case .utf8:
            if Encoding.isUTF8(bytes) { return bytes }
            throw encodingRefusal(rows) { !Encoding.isUTF8($0) }
        case .windows1252:
            decoded.removeAll()
            if Windows1252.decode(bytes, into: decoded) == nil { return decoded.bytes }
            let room = Room()
            throw encodingRefusal(rows) { line in
                room.removeAll()
                return Windows1252.decode(line, into: room) != nil
            }
        }
    }

    /// Names the first row that is in another encoding.
    private func encodingRefusal(_ rows: Rows, _ isWrong: (ByteView) -> Bool) -> Refusal {
        var (start, line, index) = (0, rows.line, rows.lines.startIndex)
        while let cut = table.cutter.cut(rows.bytes, from: start, isLast: true), !isWrong(rows.bytes[start..<cut.end]) {
            (start, line, index) = (cut.end, line + cut.lines, index + 1)
        }
        let error = InputReadingError(
            number: .illegible, message: "Cette ligne n'est pas dans l'encodage du fichier (voir --encoding)")
        return Refusal(error: error, line: index < rows.lines.endIndex ? rows.lines[index] : line)
    }

    private func compare(_ row: CSVCells, _ line: Int) throws(Refusal) {
        guard let column = table.difference(row, first) else { return }
        let error = InputReadingError(
            number: .invalidParameters, pointer: "/" + column.name.path.joined(separator: "/"),
            message: "\(column.described) : ce champ de l'entreprise n'est pas le même sur toutes les lignes de la "
                + "déclaration")
        throw Refusal(error: error, line: line)
    }

    /// Nothing may stand where there is no header.
    private func check(_ row: CSVCells, _ line: Int) throws(Refusal) {
        guard let index = table.strayCell(row) else { return }
        let message =
            index >= table.header.count
            ? "Cette ligne a plus de cellules que le fichier n'a de colonnes"
            : "Cette ligne a une cellule dans la colonne \(index + 1), qui n'a pas d'en-tête"
        throw Refusal(error: InputReadingError(number: .invalidParameters, message: message), line: line)
    }

    /// Adds the salarié of a row; false where it speaks of none.
    private func addSalarie(_ row: CSVCells) -> Bool {
        guard table.hasSalarie(row) else { return false }
        salaries.put(salaries.count == 0 ? "{" : ",{")
        _ = writer.members(salarieNodes, row, salaries)
        salaries.put("}")
        return true
    }
}

extension CSVAssembler {
    /// Says an input error of a declaration that was made of rows in terms of these.
    func explain(_ error: InputError, _ rows: Rows) -> Refusal {
        let header = table.header
        var path = error.pointer.split(separator: "/").map(String.init)
        let isSalarie = path.count > 1 && path[0] == "salaries"
        var salarie: Int?
        if isSalarie {
            salarie = Int(path[1])
            path.removeFirst(2)
        }
        // An element of a list stands in the cell of the list.
        while path.count > 1, header.column(path, isSalarie: isSalarie) == nil { path.removeLast() }
        let column = header.column(path, isSalarie: isSalarie)
        var message = (column.map { "\($0.described) : " } ?? "") + Self.words(error)
        if column == nil, error.reason == .missing, let name = name(path, isSalarie: isSalarie) {
            message = "il n'y a pas de colonne « \(name) », que toute déclaration doit avoir"
        }
        return Refusal(
            error: InputReadingError(number: ErrorNumber(error.kind), pointer: error.pointer, message: message),
            line: salarie.map { line(ofSalarie: $0, rows) } ?? rows.line)
    }

    private func name(_ path: [String], isSalarie: Bool) -> String? {
        path.isEmpty ? nil : ((isSalarie ? [CSVNames.prefix] : []) + path).joined(separator: ".")
    }

    private func line(ofSalarie index: Int, _ rows: Rows) -> Int {
        var found = rows.line
        var left = index
        guard let bytes = try? decode(rows) else { return rows.line }
        try? walk(bytes, rows) { (row, line) throws(Refusal) in
            guard table.hasSalarie(row) else { return }
            if left == 0 { found = line }
            left -= 1
        }
        return found
    }

    /// What a cell has to hold, where the error speaks of JSON.
    private static func words(_ error: InputError) -> String {
        switch error.reason {
        case .missing: "cellule vide : ce champ est obligatoire"
        case .notAnInteger: "il faut un nombre entier, comme 2023"
        case .notADate: "date impossible : il faut une date du calendrier, comme 15/11/2023"
        case .wrongType(let expected):
            switch expected {
            case .boolean: "il faut « oui » ou « non »"
            case .number: "il faut un nombre"
            default: "cette cellule ne peut pas être lue"
            }
        case .malformedIdentifier:
            "il faut de 1 à 40 lettres sans accent, chiffres, points, tirets ou soulignés, sans espace"
        default: error.message
        }
    }
}
