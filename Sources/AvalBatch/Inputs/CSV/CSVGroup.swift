import AvalJSON

/// The rows of one declaration, while they are read.
struct CSVGroup {
    private let limit: Int
    /// The cells about the company in the first row, to which the others must be equal.
    private var first: [[UInt8]] = []
    private var number: [UInt8] = []
    private let company = OutputBuffer()
    private let salaries = OutputBuffer()
    /// Whether rows are being gathered.
    private(set) var isOpen = false
    /// The line of its first row.
    private(set) var line = 0
    /// Why it is no declaration, and on which line that shows; the first cause.
    private(set) var error: (InputReadingError, Int)?

    init(limit: Int) {
        self.limit = limit
    }

    /// Begins with the first row.
    mutating func begin(_ row: CSVRow, _ header: CSVHeader) {
        isOpen = true
        line = row.line
        error = nil
        number = Array(row[header.number])
        first = header.companyColumns.map { Array(row[$0.column]) }
        company.removeAll()
        salaries.removeAll()
        _ = CellWriter.members(header.company, row, company)
    }

    /// Whether a number is its own.
    func has(_ other: ArraySlice<UInt8>) -> Bool { other.elementsEqual(number) }

    /// Adds a row, the first one too.
    mutating func add(_ row: CSVRow, _ header: CSVHeader) {
        guard error == nil else { return }
        if (header.count..<max(header.count, row.count)).contains(where: { !row[$0].isEmpty }) {
            return refuse(
                InputReadingError(
                    number: .invalidParameters, message: "Cette ligne a plus de cellules que le fichier n'a de colonnes"
                ),
                line: row.line)
        }
        for (field, known) in zip(header.companyColumns, first) where !row[field.column].elementsEqual(known) {
            return refuse(
                InputReadingError(
                    number: .invalidParameters, pointer: field.pointer,
                    message: "Ce champ de l'entreprise n'est pas le même sur toutes les lignes de la déclaration"),
                line: row.line)
        }
        // A declaration without salariés has one row that speaks of none.
        guard header.salarieColumns.contains(where: { !row[$0].isEmpty }) else { return }
        salaries.put(salaries.count == 0 ? "{" : ",{")
        _ = CellWriter.members(header.salarie, row, salaries)
        salaries.put("}")
        if company.count + salaries.count > limit { refuse(.tooLong(limit: limit), line: line) }
    }

    /// Makes it no declaration.
    mutating func refuse(_ error: InputReadingError, line: Int) {
        if isOpen, self.error == nil { self.error = (error, line) }
    }

    /// Writes the declaration.
    func write(to room: Room) {
        room.append("{")
        room.append(company.bytes)
        room.append(company.count == 0 ? #""salaries":["# : #","salaries":["#)
        room.append(salaries.bytes)
        room.append("]}")
    }

    mutating func close() { isOpen = false }
}
