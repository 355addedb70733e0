import AvalDeclarations

/// What is known of a CSV file once its headers are read: how rows are cut, and what becomes of their cells.
final class CSVTable: Sendable {
    /// The path of the file, for messages.
    let path: String
    let dialect: CSVDialect
    let cutter: CSVCutter
    let encoding: CSVEncoding
    let header: CSVHeader

    init(_ path: String, _ dialect: CSVDialect, _ cutter: CSVCutter, _ encoding: CSVEncoding, _ header: CSVHeader) {
        self.path = path
        self.dialect = dialect
        self.cutter = cutter
        self.encoding = encoding
        self.header = header
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
    /// Columns without a header: nothing may stand in them.
    let nameless: [Int]
    /// Fields that a declaration needs and no column gives.
    let missing: [String]

    /// The column of a field; nil where there is none.
    func column(_ path: [String], isSalarie: Bool) -> Column? {
        (isSalarie ? salarie : company).first { $0.name.path == path }
    }
}
