import AvalDeclarations
import AvalSystem

/// What is known of a CSV file once its headers are read: how rows are cut, and what becomes of their cells.
final class CSVTable: Sendable {
    /// The path of the file, for messages.
    let path: String
    let dialect: CSVDialect
    let cutter: CSVCutter
    let encoding: CSVEncoding
    let header: CSVHeader
    /// The columns about the company and about a salarié, alone: they are looked at for every row.
    let company: [Int]
    let salarie: [Int]
    private let columns: Int
    private let nameless: [Int]

    init(_ path: String, _ dialect: CSVDialect, _ cutter: CSVCutter, _ encoding: CSVEncoding, _ header: CSVHeader) {
        self.path = path
        self.dialect = dialect
        self.cutter = cutter
        self.encoding = encoding
        self.header = header
        company = header.company.map(\.index)
        salarie = header.salarie.map(\.index)
        columns = header.count
        nameless = header.nameless
    }

    /// Whether a row speaks of a salarié.
    func hasSalarie(_ row: CSVCells) -> Bool {
        for index in salarie where !row[index].isEmpty { return true }
        return false
    }

    /// Which column about the company is not the same in two rows; nil where all are.
    func difference(_ row: CSVCells, _ first: CSVCells) -> CSVHeader.Column? {
        for (position, index) in company.enumerated()
        where !ByteSearch.areEqual(row[index].memory, first[index].memory) { return header.company[position] }
        return nil
    }

    /// Where something stands below no header; nil where nothing does.
    func strayCell(_ row: CSVCells) -> Int? {
        if row.count > columns, let index = (columns..<row.count).first(where: { !row[$0].isEmpty }) { return index }
        for index in nameless where !row[index].isEmpty { return index }
        return nil
    }
}

/// The columns of a CSV file and what they are in a declaration.
struct CSVHeader: Sendable {
    /// A column that says something.
    struct Column: Sendable {
        let index: Int
        let name: CSVNames.Name
        /// The header as people are shown it.
        let shown: String

        /// « colonne 7 « salarie.nom » ».
        var described: String { "colonne \(index + 1) « \(shown) »" }
    }

    /// How many columns there are.
    let count: Int
    /// The columns about the company, and about a salarié.
    let company: [Column]
    let salarie: [Column]
    /// What is written of the company, and of a salarié.
    let companyNodes: [CSVNode]
    let salarieNodes: [CSVNode]
    /// The columns that tell which rows are one declaration; none where all are.
    let number: [Int]
    /// What is made of them, and how that is read; nil where the only one is the number as it stands.
    let numberTemplate: CSVTemplate?
    let numberConversion: CellConversion?
    /// Columns without a header: nothing may stand in them.
    let nameless: [Int]
    /// Fields that a declaration needs and no column gives.
    let missing: [String]

    /// The column of a field; nil where there is none.
    func column(_ path: [String], isSalarie: Bool) -> Column? {
        (isSalarie ? salarie : company).first { $0.name.path == path }
    }
}
